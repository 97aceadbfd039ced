import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { displayedSender, fromHeader, headerText, parseSender } from './sender.ts'

const address = EmailAddressSchema.parse('no-reply@example.com')

/** The same names as a reader sees them and as they are on the wire. */
const NAMES = [
  ['App', 'App'],
  ['My App 2', 'My App 2'],
  ['Acme, Inc.', '"Acme, Inc."'],
  ['Anna "Ace" Smith', '"Anna \\"Ace\\" Smith"'],
  ['Back\\slash (and more); <b>', '"Back\\\\slash (and more); <b>"'],
  ['support@bank.example', '"support@bank.example"'],
  ['two  blanks', '"two  blanks"'],
  ['Café', '=?UTF-8?Q?Caf=C3=A9?='],
  ['日本語', '=?UTF-8?B?5pel5pys6Kqe?='],
  ['=?utf-8?q?Other?=', '=?UTF-8?Q?=3D=3Futf-8=3Fq=3FOther=3F=3D?='],
] as const

const LONG_NAMES = [
  '日本語の会社のとても長い名前のサインイン株式会社東京本社',
  `👩‍👩‍👧‍👧 ${'Großfamilie '.repeat(6)}`.trim(),
]

describe.each([...NAMES.map(([name]) => name), ...LONG_NAMES])('the sender %j', (name) => {
  const sender = { name, address }

  it('is read back from what people see', () => {
    expect(displayedSender(sender)).toBe(`${name} <${address}>`)
    expect(parseSender(displayedSender(sender))).toEqual(sender)
  })

  it('is what a mail client shows, from one line of ASCII', async () => {
    expect(fromHeader(sender)).toMatch(/^[\x20-\x7e]+$/)
    const { from } = await PostalMime.parse(`From: ${fromHeader(sender)}\r\n\r\n`)
    expect(from).toMatchObject({ name, address })
  })
})

it.each(NAMES)('%j is written %s', (name, written) => {
  expect(fromHeader({ name, address })).toBe(`${written} <${address}>`)
})

it.each(LONG_NAMES)('%j becomes several encoded words of at most 75 characters', (name) => {
  const words = fromHeader({ name, address }).split(' ').slice(0, -1)
  expect(words.length).toBeGreaterThan(1)
  for (const word of words) expect(word).toMatch(/^=\?UTF-8\?[BQ]\?[!->@-~]{1,63}\?=$/)
})

it('a bare address has no name', () => {
  expect(parseSender(address)).toEqual({ name: '', address })
  expect(fromHeader({ name: '', address })).toBe(address)
  expect(displayedSender({ name: '', address })).toBe(address)
})

it.each([
  'App',
  'App <>',
  ' <no-reply@example.com>',
  'App < no-reply@example.com>',
  'App <no-reply@example.com>\r\nBcc: other@example.com',
  'App\r\nBcc: other@example.com <no-reply@example.com>',
  'App <no-reply@example.com>, other@example.com',
  'App <no-reply@example.com, other@example.com>',
])('%j is no sender', (displayed) => {
  expect(parseSender(displayed)).toBeUndefined()
})

it('no header holds a line break', () => {
  expect(() => headerText('Hello\r\nBcc: other@example.com')).toThrow('control character')
})
