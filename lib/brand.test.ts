import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { brandIcon, checked } from './brand.ts'

it('the pictures of public/ were drawn from the brand as it is now', () => {
  const drawn = readFileSync(new URL('../public/icon.svg', import.meta.url), 'utf8')
  expect(drawn, 'Run `npm run brand`.').toBe(brandIcon())
})

it.each(['App', 'Café', '日本語', 'Acme, Inc.', 'Anna "Ace" (and Ben)', 'عربي', '👩‍👩‍👧‍👧'])(
  'a brand may be called %s',
  (name) => {
    const brand = { name, senderName: name }
    expect(checked(brand)).toBe(brand)
  },
)

it.each([
  ['', 'is empty'],
  [' ', 'is empty'],
  [' App', 'begins or ends with a blank'],
  ['A'.repeat(61), 'has more than 60 characters'],
  ['App\r\nBcc: other@example.com', 'holds a line break or another control character'],
  ['App\u2028', 'begins or ends with a blank'],
  ['App\u0000s', 'holds a line break or another control character'],
  ['\ud83d', 'holds a line break or another control character'],
])('a build stops at the name %j, which %s', (name, fault) => {
  expect(() => checked({ name, senderName: 'App' })).toThrow(`name in lib/brand.ts ${fault}`)
  expect(() => checked({ name: 'App', senderName: name })).toThrow(`senderName in lib/brand.ts ${fault}`)
})
