import { describe, expect, it } from 'vitest'
import { lastAddress } from './visitor.ts'

describe("the client's address", () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['2001:db8::1', '2001:db8::1'],
    ['203.0.113.7:443', '203.0.113.7'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
  ])('of %j is %j: the nearest proxy wrote the last entry', (header, expected) => {
    expect(lastAddress(header)).toBe(expected)
  })

  it.each([
    null,
    '',
    'unknown',
    '203.0.113.7,',
    '203.0.113.7:x',
    '[203.0.113',
    '203.0.113.777:1',
    'a'.repeat(5_000),
  ])('of %j is unknown', (header) => {
    expect(lastAddress(header)).toBeUndefined()
  })
})
