import {
  ChangePasswordCommand,
  GlobalSignOutCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { userPoolIn } from '#infra/pool.ts'
import { PASSWORD, TokensSchema } from './testing/caller.ts'
import { answering, passwordHandlers, plainHandlers, RIGHT_ANSWER } from './testing/handlers.ts'
import { NEW_PASSWORD, recoveryOf } from './testing/recovery.ts'
import { srpClient } from './testing/srp-client.ts'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const BEN = 'ben@example.com'

/** A pool whose client has no secret and refreshes in both ways; no call here carries a hash or a secret. */
async function start(options: Parameters<typeof startCognito>[0] = {}) {
  const pool = await startCognito({
    pool: userPoolIn('password-and-code'),
    triggers: { ...passwordHandlers, PreSignUp: answering(() => ({})) },
    client: {
      GenerateSecret: false,
      ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      RefreshTokenRotation: { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 },
    },
    ...options,
  })
  return { ...pool, ...recoveryOf(pool, ANNA), srp: srpClient(pool), ClientId: pool.cognito.clientId }
}

test('sign-up, confirmation, password and code', async () => {
  const { caller, srp, confirm, resend, code } = await start()
  await caller.signUp(ANNA)
  await resend()
  await confirm(code())
  const { AccessToken } = await srp.signIn(ANNA, PASSWORD)
  const change = { AccessToken, PreviousPassword: PASSWORD, ProposedPassword: NEW_PASSWORD }
  await caller.sdk.send(new ChangePasswordCommand(change))
  expect((await srp.signIn(ANNA, NEW_PASSWORD)).TokenType).toBe('Bearer')
})

test('a forgotten password, and one that an operator has reset', async () => {
  const { caller, srp, adminReset, forgot, reset, confirm, code } = await start()
  await caller.signUp(ANNA)
  await confirm(code())
  await forgot()
  await reset(code())
  await adminReset()
  await reset(code(), { Password: PASSWORD })
  expect((await srp.signIn(ANNA, PASSWORD)).TokenType).toBe('Bearer')
})

test('an account of an operator: the temporary password, a new one, the code', async () => {
  const { caller, srp } = await start()
  const { User } = await caller.adminCreate(BEN, { TemporaryPassword: PASSWORD })
  const sub = User?.Username ?? ''
  const { Session = '' } = await srp.prove(BEN, PASSWORD)
  const code = await caller.respond(Session, '', '', {
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    ChallengeResponses: { USERNAME: sub, NEW_PASSWORD },
  })
  const { AuthenticationResult } = await caller.respond(code.Session ?? '', sub, RIGHT_ANSWER)
  expect(TokensSchema.parse(AuthenticationResult).TokenType).toBe('Bearer')
})

test('a code alone, refreshes in both ways, and sign-outs', async () => {
  const { caller, ClientId } = await start({ triggers: plainHandlers })
  await caller.signUp(ANNA)
  const [first, second] = [await caller.signIn(ANNA), await caller.signIn(ANNA)]
  const refresh = (REFRESH_TOKEN: string, more = {}) =>
    caller.initiate('', { AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN, ...more } })
  expect((await refresh(first.RefreshToken)).AuthenticationResult?.IdToken).toBeDefined()
  const { AuthenticationResult } = await caller.refreshWithoutSecret(first.RefreshToken)
  expect(AuthenticationResult?.IdToken).toBeDefined()
  expect(await refusalOf(refresh(first.RefreshToken, { SECRET_HASH: 'unasked' }))).toBe(
    `NotAuthorizedException: Client ${ClientId} is not configured with secret but SECRET_HASH was received`,
  )
  await caller.sdk.send(new RevokeTokenCommand({ Token: first.RefreshToken, ClientId }))
  const revoked = 'NotAuthorizedException: Refresh Token has been revoked'
  expect(await refusalOf(refresh(first.RefreshToken))).toBe(revoked)
  await caller.sdk.send(new GlobalSignOutCommand({ AccessToken: second.AccessToken }))
  expect(await refusalOf(refresh(second.RefreshToken))).toBe(revoked)
})
