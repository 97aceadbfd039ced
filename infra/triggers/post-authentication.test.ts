import { afterEach, beforeEach, expect, it } from 'vitest'
import { offers } from '#lib/testing/offers.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers()
})

afterEach(async () => {
  await pool.stop()
})

function event(attributes: object, more: object = {}) {
  return {
    version: '1',
    triggerSource: 'PostAuthentication_Authentication',
    userPoolId: 'us-east-1_Local0001',
    userName: '34c84488-e0e1-70ae-d2ee-991ad1a898c8',
    request: { userAttributes: { email: 'anna@example.com', ...attributes }, newDeviceUsed: false, ...more },
    response: {},
  }
}

it.each([{}, { email_verified: 'false' }])(
  'the first sign-in verifies the address: %j',
  async (attributes) => {
    expect(await pool.triggers.PostAuthentication(event(attributes))).toEqual(event(attributes))
    expect(pool.cognito.calls).toEqual([
      {
        target: 'AWSCognitoIdentityProviderService.AdminUpdateUserAttributes',
        body: {
          UserPoolId: 'us-east-1_Local0001',
          Username: '34c84488-e0e1-70ae-d2ee-991ad1a898c8',
          UserAttributes: [{ Name: 'email_verified', Value: 'true' }],
        },
      },
    ])
  },
)

it.each([
  [{}, {}],
  [{}, { clientMetadata: {} }],
  [{}, { clientMetadata: { language: 'en' } }],
  [{ locale: 'ja' }, { clientMetadata: { language: 'ja' } }],
  [{ locale: 'de-AT' }, { clientMetadata: { language: 'de' } }],
])('later sign-ins in the same language call nothing: %j, %j', async (attributes, more) => {
  await pool.triggers.PostAuthentication(event({ email_verified: 'true', ...attributes }, more))
  expect(pool.cognito.calls).toEqual([])
})

it.runIf(offers('de', 'ja')).each([
  [{ email_verified: 'true' }, []],
  [{ email_verified: 'true', locale: 'de' }, []],
  [{ locale: 'de' }, [{ Name: 'email_verified', Value: 'true' }]],
])(
  'a sign-in in another language than %j keeps it, in the one call that there is',
  async (attributes, verified) => {
    await pool.triggers.PostAuthentication(event(attributes, { clientMetadata: { language: 'ja' } }))
    expect(pool.cognito.calls.map(({ body }) => body)).toMatchObject([
      { UserAttributes: [...verified, { Name: 'locale', Value: 'ja' }] },
    ])
  },
)

it.each(['tlh', '', 'x'.repeat(3_000), '../../etc'])(
  'a language that is none of ours changes nothing: %j',
  async (language) => {
    const attributes = { email_verified: 'true', locale: 'de' }
    await pool.triggers.PostAuthentication(event(attributes, { clientMetadata: { language } }))
    expect(pool.cognito.calls).toEqual([])
  },
)

it('a Cognito that does not take it fails no sign-in whose code is used up, and is logged by its error alone', async () => {
  pool.cognito.state.behaviour = 'refuses'
  expect(await pool.triggers.PostAuthentication(event({}))).toEqual(event({}))
  expect(pool.logged()).toMatchObject([
    { event: 'signed-in', outcome: 'not-marked: UserNotFoundException', SignedIn: 1, NotMarked: 1 },
  ])
  expect(JSON.stringify(pool.logged())).not.toContain('anna')
})
