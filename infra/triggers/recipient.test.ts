import { expect, it } from 'vitest'
import { recipientOf } from './recipient.ts'

it('a mail goes to the address of the account', () => {
  expect(recipientOf({ request: { userAttributes: { email: 'anna@example.com' } } })).toBe('anna@example.com')
})

it.each([
  { userAttributes: {}, userNotFound: true },
  { userAttributes: { email: 'anna@example.com' }, userNotFound: true },
  { userAttributes: { email: 'a@example.com,b@example.com' } },
  { userAttributes: {} },
  { userAttributes: null },
  {},
])('and to nobody where there is no such account or address: %j', (request) => {
  expect(recipientOf({ request })).toBeUndefined()
})
