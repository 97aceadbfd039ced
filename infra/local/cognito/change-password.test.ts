import { ChangePasswordCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { PASSWORD } from './testing/caller.ts'
import { passwordHandlers } from './testing/handlers.ts'
import { NEW_PASSWORD } from './testing/recovery.ts'
import { srpClient } from './testing/srp-client.ts'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const WRONG = 'NotAuthorizedException: Incorrect username or password.'
const LIMIT = 'LimitExceededException: Attempt limit exceeded, please try after some time.'

async function startSignedIn() {
  const pool = await startCognito({ triggers: passwordHandlers })
  await pool.caller.signUp(ANNA)
  const srp = srpClient(pool)
  const { AccessToken } = await srp.signIn(ANNA, PASSWORD)
  const change = (PreviousPassword: string, ProposedPassword = NEW_PASSWORD, token = AccessToken) =>
    pool.caller.sdk.send(
      new ChangePasswordCommand({ AccessToken: token, PreviousPassword, ProposedPassword }),
    )
  return { ...pool, srp, change, AccessToken }
}

test('the new password signs in, the old one no longer, and this sign-in lives on', async () => {
  const { caller, change, srp, AccessToken } = await startSignedIn()
  const { $metadata: _, ...answer } = await change(PASSWORD)
  expect(answer).toEqual({})
  expect((await srp.signIn(ANNA, NEW_PASSWORD)).TokenType).toBe('Bearer')
  expect(await refusalOf(srp.prove(ANNA, PASSWORD))).toBe(WRONG)
  expect((await caller.getUser(AccessToken)).Username).toBeDefined()
})

test('a wrong previous password changes nothing: "Incorrect username or password."', async () => {
  const { change, srp } = await startSignedIn()
  expect(await refusalOf(change('something-else'))).toBe(WRONG)
  expect((await srp.prove(ANNA, PASSWORD)).ChallengeName).toBe('CUSTOM_CHALLENGE')
})

test('the sixth call within an hour is refused, the right password included', async () => {
  const { change, passes, srp } = await startSignedIn()
  for (let call = 0; call < 5; call += 1) expect(await refusalOf(change('something-else'))).toBe(WRONG)
  expect(await refusalOf(change(PASSWORD))).toBe(LIMIT)
  passes(3_600)
  const { AccessToken } = await srp.signIn(ANNA, PASSWORD)
  expect(await refusalOf(change(PASSWORD, NEW_PASSWORD, AccessToken))).toBe('not refused')
})

test('of twenty parallel calls five are compared', async () => {
  const { change } = await startSignedIn()
  const refusals = await Promise.all(Array.from({ length: 20 }, () => refusalOf(change('something-else'))))
  expect(refusals.filter((refusal) => refusal === WRONG)).toHaveLength(5)
})

test('the policy holds for the new password, and a refusal by it costs no call', async () => {
  const { change } = await startSignedIn()
  for (let call = 0; call < 6; call += 1) {
    expect(await refusalOf(change(PASSWORD, 'too-short'))).toBe(
      'InvalidPasswordException: Password did not conform with policy: Password not long enough',
    )
  }
  expect(await refusalOf(change(PASSWORD))).toBe('not refused')
})

test('without a good access token nothing is compared', async () => {
  const { change } = await startSignedIn()
  expect(await refusalOf(change(PASSWORD, NEW_PASSWORD, 'garbage'))).toBe(
    'NotAuthorizedException: Invalid Access Token',
  )
})
