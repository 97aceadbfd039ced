import {
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import type { SignInMode } from '#lib/sign-in-mode.ts'
import { CODE_REQUEST } from '#lib/trigger-protocol.ts'
import { PASSWORD, TokensSchema } from './cognito/testing/caller.ts'
import { codeIn } from './inbox/mail.ts'
import type { LocalPool } from './start-local-pool.ts'
import { poolAndCaller } from './testing/pool-and-caller.ts'

const ANNA = 'anna@example.com'
const NEW_PASSWORD = 'another-long-password'
const REQUEST = { requestCode: 'true' }

test('a sign-up waits for Cognito’s own code, and its password opens nothing before that', async () => {
  const { caller, srp, pool, confirm } = await started()
  expect((await caller.signUp(ANNA)).UserConfirmed).toBe(false)
  await expect(srp.prove(ANNA, PASSWORD)).rejects.toMatchObject({ name: 'UserNotConfirmedException' })
  expect(pool.inbox.messages(ANNA)).toHaveLength(1)
  await confirm()
  expect(await srp.prove(ANNA, PASSWORD, REQUEST)).toMatchObject({ ChallengeName: 'CUSTOM_CHALLENGE' })
  expect(subjects(pool)[0]).toMatch(/^\d{6} is your App code$/)
})

test('a sign-in needs its password, and a wrong one sends nothing', async () => {
  const { caller, srp, pool } = await signedUp()
  const before = subjects(pool)
  const refusal = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' }
  await expect(caller.initiate(ANNA)).rejects.toMatchObject(refusal)
  await expect(srp.prove(ANNA, 'not-her-password')).rejects.toMatchObject(refusal)
  await expect(srp.prove('nobody@example.com', PASSWORD)).rejects.toMatchObject(refusal)
  expect(subjects(pool)).toEqual(before)
})

test('three wrong codes bring one notice, the code comes again on the open round, and signs in', async () => {
  const { caller, srp, pool, passes } = await signedUp()
  let round = await srp.prove(ANNA, PASSWORD, REQUEST)
  const code = newestCode(pool)
  const answer = async (text: string, more = {}) => {
    round = await caller.respond(round.Session ?? '', ANNA, text, more)
    return round
  }
  for (let guess = 0; guess < 4; guess++) await answer(wrongFor(code, guess))
  expect(round.ChallengeParameters).toMatchObject({ triesLeft: '1', codeState: 'live' })
  passes(31)
  const resent = await caller.requestCode(round.Session ?? '', ANNA)
  expect(resent.ChallengeParameters).toMatchObject({ delivery: 'sent-again', triesLeft: '1' })
  expect(subjects(pool).slice(0, 3)).toEqual([
    `${code} is your App code`,
    'Failed sign-in attempt on your App account',
    `${code} is your App code`,
  ])
  const right = await caller.respond(resent.Session, ANNA, code)
  TokensSchema.parse(right.AuthenticationResult)
})

test('a reset password ends every session and brings one notice; the old password is over', async () => {
  const { caller, srp, pool, reset } = await signedUp()
  const round = await srp.prove(ANNA, PASSWORD, REQUEST)
  const signedIn = await caller.respond(round.Session ?? '', ANNA, newestCode(pool))
  const { RefreshToken } = TokensSchema.parse(signedIn.AuthenticationResult)
  await reset()
  expect(subjects(pool)[0]).toBe('Your App password was changed')
  await expect(caller.refresh(RefreshToken)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  await expect(srp.prove(ANNA, PASSWORD)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  expect(await srp.prove(ANNA, NEW_PASSWORD)).toMatchObject({ ChallengeName: 'CUSTOM_CHALLENGE' })
})

test('where the code is all there is, a client that begins with SRP_A is led to it, and its number proves nothing', async () => {
  const { caller, srp, pool } = await started('code')
  await caller.signUp(ANNA)
  const { answer } = await srp.start(ANNA, 'not-her-password')
  expect(answer.ChallengeName).toBe('CUSTOM_CHALLENGE')
  const name = answer.ChallengeParameters?.['USERNAME'] ?? ''
  const asked = await caller.respond(answer.Session ?? '', name, CODE_REQUEST, {
    ClientMetadata: REQUEST,
  })
  const wrong = await caller.respond(asked.Session ?? '', name, wrongFor(newestCode(pool), 0))
  expect(wrong.AuthenticationResult).toBeUndefined()
  const right = await caller.respond(wrong.Session ?? '', name, newestCode(pool))
  TokensSchema.parse(right.AuthenticationResult)
})

/** A pool, and Anna before it. */
async function started(signInMode: SignInMode = 'password-and-code') {
  const { pool, caller, srp, passes } = await poolAndCaller(signInMode)
  const named = { ClientId: pool.clientId, Username: ANNA, ...caller.hash(ANNA) }
  const confirm = () =>
    caller.sdk.send(new ConfirmSignUpCommand({ ...named, ConfirmationCode: newestCode(pool) }))
  const reset = async () => {
    await caller.sdk.send(new ForgotPasswordCommand(named))
    const answer = { ConfirmationCode: newestCode(pool), Password: NEW_PASSWORD }
    await caller.sdk.send(new ConfirmForgotPasswordCommand({ ...named, ...answer }))
  }
  return { pool, caller, srp, passes, confirm, reset }
}

/** The same with Anna's account, confirmed. */
async function signedUp() {
  const all = await started()
  await all.caller.signUp(ANNA)
  await all.confirm()
  return all
}

/** The newest first. */
function subjects(pool: LocalPool): string[] {
  return pool.inbox.messages(ANNA).map(({ subject }) => subject)
}

function newestCode(pool: LocalPool): string {
  const [newest] = pool.inbox.messages(ANNA)
  return (newest && codeIn(newest)) ?? 'no code'
}

function wrongFor(code: string, guess: number): string {
  return String((Number(code) + 1 + guess) % 1_000_000).padStart(6, '0')
}
