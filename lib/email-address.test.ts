import { describe, expect, it } from 'vitest'
import { EmailAddressSchema, emailFault, TypedEmailSchema } from './email-address.ts'

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

describe('an address that is refused', () => {
  it.each([
    ['', 'empty'],
    [' \t\u200b', 'empty'],
    ['anna', 'format'],
    ['a@b@example.com', 'format'],
    [` ${'a'.repeat(128)} `, 'format'],
    ['a'.repeat(129), 'too-long'],
  ])('%j is called %s', (typed, fault) => {
    expect(TypedEmailSchema.safeParse(typed).success).toBe(false)
    expect(emailFault(typed)).toBe(fault)
  })
})

describe('a typed email address', () => {
  it.each([
    ['a blank of any kind around it', '\u00a0 anna@example.com\u3000\n', 'anna@example.com'],
    ['a direction mark of a contact list', '\u202aanna@example.com\u202c', 'anna@example.com'],
    ['zero-width characters at its edges', '\u200banna@example.com\ufeff', 'anna@example.com'],
    ['an international domain', 'Anna@Bücher.Example', 'anna@xn--bcher-kva.example'],
    ['the same, as other browsers send it', 'anna@xn--bcher-kva.example', 'anna@xn--bcher-kva.example'],
    ['ideographic full stops', 'anna@例え。テスト', 'anna@xn--r8jz45g.xn--zckzah'],
    ['Arabic letters', 'anna@مثال.إختبار', 'anna@xn--mgbh0fb.xn--kgbechtv'],
  ])('with %s gets in', (_, typed, expected) => {
    expect(TypedEmailSchema.safeParse(typed).data).toBe(expected)
  })

  it.each([
    ['a zero-width space inside', 'an\u200bna@example.com'],
    ['a soft hyphen in its domain', 'anna@bü\u00adcher.example'],
    ['letters of other scripts before the @', 'änna@example.com'],
    ['a full-width @', 'anna\uff20bücher.example'],
    ['a Kelvin sign in its domain', 'anna@\u212aelvin.example'],
    ['a percent sign in its domain', 'anna@bü%63her.example'],
    ['a second recipient', 'anna@example.com,eve@bücher.example'],
    ['another line', 'anna@example.com\r\nBcc: eve@bücher.example'],
    ['a domain that nothing can be made of', `anna@${'ü'.repeat(70)}.example`],
  ])('with %s is refused', (_, typed) => {
    expect(TypedEmailSchema.safeParse(typed).success).toBe(false)
  })
})
