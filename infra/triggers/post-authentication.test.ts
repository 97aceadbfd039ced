import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers()
})

afterEach(async () => {
  await pool.stop()
})

function event(attributes: object) {
  return {
    version: '1',
    triggerSource: 'PostAuthentication_Authentication',
    userPoolId: 'us-east-1_Local0001',
    userName: '34c84488-e0e1-70ae-d2ee-991ad1a898c8',
    request: { userAttributes: { email: 'anna@example.com', ...attributes }, newDeviceUsed: false },
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

it('later sign-ins call nothing', async () => {
  await pool.triggers.PostAuthentication(event({ email_verified: 'true' }))
  expect(pool.cognito.calls).toEqual([])
})

it('a Cognito that does not take it fails no sign-in whose code is used up, and is logged by its error alone', async () => {
  pool.cognito.state.behaviour = 'refuses'
  expect(await pool.triggers.PostAuthentication(event({}))).toEqual(event({}))
  expect(pool.logged()).toMatchObject([
    { event: 'signed-in', outcome: 'not-marked: UserNotFoundException', SignedIn: 1 },
  ])
  expect(JSON.stringify(pool.logged())).not.toContain('anna')
})
