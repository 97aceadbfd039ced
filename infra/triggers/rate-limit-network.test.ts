import { describe, expect, it } from 'vitest'
import { MAX_ADDRESS_LENGTH, networkKey, networksOf } from './rate-limit.ts'

const SECRET = Buffer.alloc(32, 7).toString('base64')

describe('what counts as one client', () => {
  it('is one IPv4 address', () => {
    expect(networksOf('203.0.113.7')[0]).toBe('203.0.113.7')
    expect(networksOf(' 203.0.113.7 ')[0]).toBe('203.0.113.7')
  })

  it.each([
    '2001:db8:1:2::1',
    '2001:DB8:1:2:ffff:ffff:ffff:ffff',
    '2001:0db8:0001:0002:0000:0000:0000:0001',
    '2001:db8:1:2::192.0.2.1',
  ])('is a whole /64 of IPv6: %s', (address) => {
    expect(networksOf(address)[0]).toBe('2001:db8:1:2::/64')
  })

  it('keeps neighbouring /64 apart', () => {
    expect(networksOf('2001:db8:1:3::1')[0]).toBe('2001:db8:1:3::/64')
    expect(networksOf('::1')[0]).toBe('0:0:0:0::/64')
  })

  it.each(['::ffff:203.0.113.7', '::FFFF:cb00:7107', '0:0:0:0:0:ffff:203.0.113.7'])(
    'is the IPv4 address inside a mapped one: %s',
    (address) => {
      expect(networksOf(address)[0]).toBe('203.0.113.7')
    },
  )

  it.each([
    ['1:0:0:0:0:ffff:203.0.113.7', '1:0:0:0::/64'],
    ['1::2:3:4:5:6:7', '1:0:2:3::/64'],
    ['1:2:3::4:5:6:7', '1:2:3:0::/64'],
  ])('is read in full before it is cut: %s', (address, network) => {
    expect(networksOf(address)[0]).toBe(network)
  })

  it('counts for the /56 and the /48 around it, too', () => {
    const wider = ['2001:db8:1:ab00::/56', '2001:db8:1::/48']
    expect(networksOf('2001:db8:1:abcd::1')).toEqual(['2001:db8:1:abcd::/64', ...wider])
    expect(networksOf('203.0.113.7')).toEqual(['203.0.113.7'])
  })

  it('may be surrounded by blanks, up to a length that no address has', () => {
    expect(networksOf(`fe80::1%${'z'.repeat(MAX_ADDRESS_LENGTH - 8)}`)[0]).toBe('fe80:0:0:0::/64')
    expect(networksOf(`fe80::1%${'z'.repeat(MAX_ADDRESS_LENGTH - 7)}`)).toEqual([])
  })

  it('ignores the zone of a link-local address', () => {
    expect(networksOf('fe80::1%eth0')[0]).toBe('fe80:0:0:0::/64')
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
  ])('is nothing for junk: %j', (address) => {
    expect(networksOf(address.slice(0, 5000))).toEqual([])
  })
})

describe('the table key of a client address', () => {
  it('does not name the address, and is the same for its whole network', () => {
    const key = networkKey(SECRET, '2001:db8:1:2::1')
    expect(key).toMatch(/^client#[\w-]{43}$/)
    expect(key).not.toContain('2001')
    expect(networkKey(SECRET, '2001:db8:1:2::2')).toBe(key)
    expect(networkKey(SECRET, '2001:db8:1:ffff::1')).toBe(key)
    expect(networkKey(SECRET, '2001:db8:2::1')).not.toBe(key)
  })

  it.each([undefined, '', 'junk', 'unknown'])('is none for what is no address: %j', (address) => {
    expect(networkKey(SECRET, address)).toBeUndefined()
  })
})
