import { describe, expect, it } from 'vitest'
import { MAX_ADDRESS_LENGTH, networkKey, networkOf } from './rate-limit.ts'

const SECRET = Buffer.alloc(32, 7).toString('base64')

describe('what counts as one client', () => {
  it('is one IPv4 address', () => {
    expect(networkOf('203.0.113.7')).toBe('203.0.113.7')
    expect(networkOf(' 203.0.113.7 ')).toBe('203.0.113.7')
  })

  it.each([
    '2001:db8:1:2::1',
    '2001:DB8:1:2:ffff:ffff:ffff:ffff',
    '2001:0db8:0001:0002:0000:0000:0000:0001',
    '2001:db8:1:2::192.0.2.1',
  ])('is a whole /64 of IPv6: %s', (address) => {
    expect(networkOf(address)).toBe('2001:db8:1:2::/64')
  })

  it('keeps neighbouring /64 apart', () => {
    expect(networkOf('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64')
    expect(networkOf('::1')).toBe('0:0:0:0::/64')
  })

  it.each(['::ffff:203.0.113.7', '::FFFF:cb00:7107', '0:0:0:0:0:ffff:203.0.113.7'])(
    'is the IPv4 address inside a mapped one: %s',
    (address) => {
      expect(networkOf(address)).toBe('203.0.113.7')
    },
  )

  it.each([
    ['1:0:0:0:0:ffff:203.0.113.7', '1:0:0:0::/64'],
    ['1::2:3:4:5:6:7', '1:0:2:3::/64'],
    ['1:2:3::4:5:6:7', '1:2:3:0::/64'],
  ])('is read in full before it is cut: %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it('may be surrounded by blanks, up to a length that no address has', () => {
    expect(networkOf(`fe80::1%${'z'.repeat(MAX_ADDRESS_LENGTH - 8)}`)).toBe('fe80:0:0:0::/64')
    expect(networkOf(`fe80::1%${'z'.repeat(MAX_ADDRESS_LENGTH - 7)}`)).toBeUndefined()
  })

  it('ignores the zone of a link-local address', () => {
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  })

  it.each([
    '',
    'unknown',
    '203.0.113',
    '203.0.113.7, 10.0.0.1',
    '203.0.113.07',
    '[::1]',
    '1'.repeat(5000),
    '::1]/',
  ])('is undefined for junk: %j', (address) => {
    expect(networkOf(address.slice(0, 5000))).toBeUndefined()
  })
})

describe('the table key of a client address', () => {
  it('does not name the address, and is the same for its whole network', () => {
    const key = networkKey(SECRET, '2001:db8:1:2::1')
    expect(key).toMatch(/^client#[\w-]{43}$/)
    expect(key).not.toContain('2001')
    expect(networkKey(SECRET, '2001:db8:1:2::2')).toBe(key)
    expect(networkKey(SECRET, '2001:db8:1:3::1')).not.toBe(key)
  })

  it.each([undefined, '', 'junk', 'unknown'])('is none for what is no address: %j', (address) => {
    expect(networkKey(SECRET, address)).toBeUndefined()
  })
})
