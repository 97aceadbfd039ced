import { describe, expect, it } from 'vitest'
import { EmailAddressSchema, isBlank, isTooLong } from './email-address.ts'

const parse = (typed: string) => EmailAddressSchema.safeParse(typed)

describe('an email address', () => {
  it.each([
    ['anna@example.com', 'anna@example.com'],
    ['  Anna.Berg+news@Mail.Example.COM ', 'anna.berg+news@mail.example.com'],
    ["o'neil@example.ie", "o'neil@example.ie"],
  ])('%j is used as %j', (typed, expected) => {
    expect(parse(typed).data).toBe(expected)
  })

  it.each([
    ['full-width @', 'anna\uff20example.com'],
    ['quoted local part', '"anna b"@example.com'],
    ['list', 'anna@example.com,eve@example.com'],
    ['second address after a semicolon', 'anna@example.com;eve@example.com'],
    ['line break', 'anna@example.com\r\nBcc: eve@example.com'],
    ['trailing line break', 'anna@example.com\n'],
    ['NUL', 'anna@example.com\u0000'],
    ['encoded word', '=?utf-8?q?anna?=@example.com'],
    ['percent routing', 'anna%eve.com@example.com'],
    ['Kelvin sign', 'an\u212aa@example.com'],
    ['dotless i in the domain', 'anna@example\u0131.com'],
    ['zero-width space', 'anna\u200b@example.com'],
    ['right-to-left mark', '\u200fanna@example.com'],
    ['no-break space', '\u00a0anna@example.com'],
    ['display name', 'Anna <anna@example.com>'],
    ['two @', 'anna@eve@example.com'],
    ['no domain dot', 'anna@localhost'],
    ['address literal', 'anna@127.0.0.1'],
    ['dots in a row', 'anna..berg@example.com'],
    ['local part of 65', `${'a'.repeat(65)}@example.com`],
    ['whole of 129 characters', `${'a'.repeat(64)}@${'b'.repeat(60)}.io`.padEnd(129, 'o')],
  ])('with a %s is refused', (_, typed) => {
    expect(parse(typed).success).toBe(false)
  })

  it('may be 128 characters long', () => {
    const longest = `${'a'.repeat(64)}@${'b'.repeat(59)}.com`
    expect(longest).toHaveLength(128)
    expect(parse(longest).data).toBe(longest)
  })
})

it('isTooLong tells a long address from a mistyped one', () => {
  expect(isTooLong(` ${'a'.repeat(128)} `)).toBe(false)
  expect(isTooLong('a'.repeat(129))).toBe(true)
})

describe('isBlank', () => {
  it('tells an empty field from a mistyped address', () => {
    expect(isBlank(' \t')).toBe(true)
    expect(isBlank('anna')).toBe(false)
  })
})
