import { AdminGetUserCommand, ConfirmSignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { userPoolIn } from '#infra/pool.ts'
import { answering, type Handlers, passwordHandlers, throwing } from './testing/handlers.ts'
import { recoveryOf } from './testing/recovery.ts'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const PostConfirmation = answering(() => ({}))

async function start(triggers: Handlers, options: Parameters<typeof startCognito>[0] = {}) {
  const pool = userPoolIn('password-and-code')
  const cognito = await startCognito({ pool, ...options, triggers })
  const { caller } = cognito
  const recovery = recoveryOf(cognito, ANNA)
  const named = { ClientId: cognito.cognito.clientId, Username: ANNA, ...caller.hash(ANNA) }
  const confirm = (ClientMetadata?: Record<string, string>) =>
    caller.sdk.send(new ConfirmSignUpCommand({ ...named, ConfirmationCode: recovery.code(), ClientMetadata }))
  return { ...cognito, ...recovery, confirm }
}

test('after ConfirmSignUp: the confirmed user, and ClientMetadata of that call', async () => {
  const { caller, confirm, events } = await start({ PostConfirmation })
  const { UserSub: sub } = await caller.signUp(ANNA)
  await confirm({ from: 'confirm' })
  expect(events).toEqual([
    expect.objectContaining({
      triggerSource: 'PostConfirmation_ConfirmSignUp',
      userName: sub,
      request: {
        userAttributes: { sub, email: ANNA, email_verified: 'true', 'cognito:user_status': 'CONFIRMED' },
        clientMetadata: { from: 'confirm' },
      },
      response: {},
    }),
  ])
})

test('after ConfirmForgotPassword, and without ClientMetadata there is none', async () => {
  const { caller, confirm, forgot, reset, code, events } = await start({ PostConfirmation })
  await caller.signUp(ANNA)
  await confirm()
  await forgot()
  await reset(code())
  await forgot()
  await reset(code(), { ClientMetadata: { from: 'reset' } })
  expect(events.map(({ triggerSource, request }) => [triggerSource, request['clientMetadata']])).toEqual([
    ['PostConfirmation_ConfirmSignUp', undefined],
    ['PostConfirmation_ConfirmForgotPassword', undefined],
    ['PostConfirmation_ConfirmForgotPassword', { from: 'reset' }],
  ])
  for (const { request } of events.slice(0, 2)) expect(request).not.toHaveProperty('clientMetadata')
})

test('what it throws is answered, and the user stays confirmed', async () => {
  const { caller, cognito, confirm } = await start({ PostConfirmation: throwing('not today') })
  await caller.signUp(ANNA)
  expect(await refusalOf(confirm())).toBe(
    'UserLambdaValidationException: PostConfirmation failed with error not today.',
  )
  const user = { UserPoolId: cognito.poolId, Username: ANNA }
  expect((await caller.sdk.send(new AdminGetUserCommand(user))).UserStatus).toBe('CONFIRMED')
})

test('a sign-up that PreSignUp confirms: it runs at once, or not at all, as assumed', async () => {
  const triggers = { ...passwordHandlers, PostConfirmation }
  for (const autoConfirmed of ['runs-post-confirmation', 'silent'] as const) {
    const { caller, events } = await start(triggers, { assumptions: { autoConfirmed } })
    await caller.signUp(ANNA, { ClientMetadata: { from: 'sign-up' } })
    const [, after] = events
    expect(after?.triggerSource).toBe(
      autoConfirmed === 'silent' ? undefined : 'PostConfirmation_ConfirmSignUp',
    )
    if (after !== undefined) {
      expect(after.request).toMatchObject({
        userAttributes: { email: ANNA, email_verified: 'false' },
        clientMetadata: { from: 'sign-up' },
      })
    }
  }
})

test('unless anything else is assumed, it does not run for such a sign-up', async () => {
  const { caller, events } = await start({ ...passwordHandlers, PostConfirmation })
  await caller.signUp(ANNA)
  expect(events.map(({ triggerSource }) => triggerSource)).toEqual(['PreSignUp_SignUp'])
})
