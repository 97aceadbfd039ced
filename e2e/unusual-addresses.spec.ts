import { HttpVisitor, plainText } from './support/http-visitor.ts'
import { expect, test } from './support/test.ts'

test('unusual addresses are refused and bring no second recipient', {
  tag: '@http',
}, async ({ site, pool }) => {
  const before = pool.inbox.messages().length
  const odd = [
    'anna＠example.com',
    '"anna"@example.com',
    '"a b"@example.com',
    'anna@example.com, bert@example.com',
    'anna@example.com;bert@example.com',
    'anna@example.com bert@example.com',
    'Anna <anna@example.com>',
    'anna@example.com\r\nBcc: bert@example.com',
    'anna\0@example.com',
    '=?utf-8?q?anna?=@example.com',
    'anna%bert.example@example.com',
    'anna@\u212Aelvin.example',
    'an\u200Bna@example.com',
    'anna@exa\u00ADmple.com',
    'anna@@example.com',
    'anna@[127.0.0.1]',
    'anna@example',
    `${'a'.repeat(65)}@example.com`,
  ]
  for (const path of ['/sign-in', '/sign-up']) {
    for (const email of odd) {
      const page = await new HttpVisitor(site.origin).submitsAndReads(path, 'Email me a code', { email })
      expect([email, plainText(page)]).toEqual([
        email,
        expect.stringContaining('Enter an email address in the format name@example.com'),
      ])
    }
  }
  expect(pool.inbox.messages()).toHaveLength(before)
})
