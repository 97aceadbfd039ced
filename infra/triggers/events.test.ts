import { expect, it, onTestFinished } from 'vitest'
import { offers } from '#lib/testing/offers.ts'
import { ClientMetadataSchema } from '#lib/trigger-protocol.ts'
import { recipientOf } from './events.ts'
import { wrongFor } from './testing/sign-in.ts'
import { startTriggers } from './testing/start-triggers.ts'

const address = 'anna@example.com'

const LOCALES = [
  ['ja', 'ja'],
  ['pt-BR', 'pt'],
  ['tlh', 'en'],
  [undefined, 'en'],
] as const

it.each(LOCALES.filter(([, language]) => offers(language)))(
  'an email goes to the address of the account, in the language of its locale %s',
  (locale, language) => {
    const userAttributes = { email: address, locale }
    expect(recipientOf({ request: { userAttributes } })).toEqual({ address, language })
  },
)

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

it('what a caller says at any length counts as absent, and no error of a parser reaches the caller', async () => {
  const pool = await startTriggers()
  onTestFinished(() => pool.stop())
  const long = Object.fromEntries(
    Object.keys(ClientMetadataSchema.shape).map((name) => [name, 'x'.repeat(2_048)]),
  )
  const flow = pool.signIn(address)
  await flow.start()
  const [code = ''] = pool.codesMailedTo(address)
  const said = { clientMetadata: { ...long, requestCode: 'true' } }
  expect(await flow.create(said)).toMatchObject({ delivery: 'recent' })
  expect(await flow.answer(wrongFor(code), { clientMetadata: long })).toBe(false)
  expect(await flow.answer(code, { clientMetadata: long })).toBe(true)
  await expect(
    pool.triggers.PreSignUp({
      triggerSource: 'PreSignUp_SignUp',
      request: { userAttributes: { email: address }, clientMetadata: long },
      response: {},
    }),
  ).resolves.toMatchObject({ response: { autoConfirmUser: true } })
})
