import { expect, it } from 'vitest'
import { recipientOf } from './events.ts'

const address = 'anna@example.com'

it.each([
  ['ja', 'ja'],
  ['pt-BR', 'pt'],
  ['tlh', 'en'],
  [undefined, 'en'],
])('an email goes to the address of the account, in the language of its locale %s', (locale, language) => {
  const userAttributes = { email: address, locale }
  expect(recipientOf({ request: { userAttributes } })).toEqual({ address, language })
})

it.each([
  { userAttributes: {}, userNotFound: true },
  { userAttributes: { email: 'anna@example.com' }, userNotFound: true },
  { userAttributes: { email: 'a@example.com,b@example.com' } },
  { userAttributes: {} },
  { userAttributes: null },
  {},
])('no email is sent where there is no such account or address: %j', (request) => {
  expect(recipientOf({ request })).toBeUndefined()
})
