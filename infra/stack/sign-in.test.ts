import {
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, it } from 'vitest'
import { PASSWORD, TokensSchema } from '../local/cognito/testing/caller.ts'
import { otherThan } from '../local/cognito/testing/recovery.ts'
import { srpClient } from '../local/cognito/testing/srp-client.ts'
import { startDeployedPool } from './testing/start-deployed-pool.ts'

const ANNA = 'anna@example.com'

it('the deployed triggers sign in by code, after a wrong one', async () => {
  const { caller, codeFor } = await startDeployedPool('code')
  await caller.signUp(ANNA)
  const { Session } = await caller.start(ANNA)
  const wrong = await caller.respond(Session, ANNA, otherThan(codeFor(ANNA)))
  expect(wrong.ChallengeParameters).toMatchObject({ triesLeft: '4' })
  const { AuthenticationResult } = await caller.respond(wrong.Session ?? '', ANNA, codeFor(ANNA))
  const { UserAttributes } = await caller.getUser(TokensSchema.parse(AuthenticationResult).AccessToken)
  expect(UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' })
})

it('the deployed triggers sign in by password and code, after a reset of the password', async () => {
  const pool = await startDeployedPool('password-and-code')
  const { caller, codeFor, inbox, named } = pool
  await caller.signUp(ANNA)
  await caller.sdk.send(new ConfirmSignUpCommand({ ...named(ANNA), ConfirmationCode: codeFor(ANNA) }))
  await caller.sdk.send(new ForgotPasswordCommand(named(ANNA)))
  const reset = { ...named(ANNA), ConfirmationCode: codeFor(ANNA), Password: `new-${PASSWORD}` }
  await caller.sdk.send(new ConfirmForgotPasswordCommand(reset))
  expect(inbox.messages(ANNA)[0]?.subject).toContain('password')

  const { Session } = await srpClient({ ...pool, now: Date.now }).prove(ANNA, reset.Password, {
    requestCode: 'true',
  })
  const { AuthenticationResult } = await caller.respond(Session ?? '', ANNA, codeFor(ANNA))
  expect(AuthenticationResult).toBeDefined()
})

it.each([
  [
    'a trigger that is not connected',
    'VerifyAuthChallengeResponse":',
    'PreTokenGeneration":',
    'not configured',
  ],
  ['a variable that is missing', '"CODE_SECRET":', '"SECRET":', 'Missing or malformed: CODE_SECRET'],
  [
    'the triggers of another mode',
    '"SIGN_IN_MODE": "code"',
    '"SIGN_IN_MODE": "password-and-code"',
    'not confirmed',
  ],
])('no sign-in succeeds with %s', async (_, right, wrong, message) => {
  const { caller, codeFor } = await startDeployedPool('code', (template) => template.replaceAll(right, wrong))
  const signIn = async () => {
    await caller.signUp(ANNA)
    const { Session } = await caller.start(ANNA)
    await caller.respond(Session, ANNA, codeFor(ANNA))
  }
  await expect(signIn()).rejects.toThrow(message)
})
