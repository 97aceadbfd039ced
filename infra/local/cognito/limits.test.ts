import { expect, test } from 'vitest'
import { PASSWORD } from './testing/caller.ts'
import { answering, passwordHandlers, RIGHT_ANSWER } from './testing/handlers.ts'
import { srpClient } from './testing/srp-client.ts'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const WRONG = 'NotAuthorizedException: Incorrect username or password.'
const LOCKED = 'NotAuthorizedException: Password attempts exceeded'

async function startWithAnna(options: Parameters<typeof startCognito>[0] = {}) {
  const pool = await startCognito({ triggers: passwordHandlers, ...options })
  await pool.caller.signUp(ANNA)
  const srp = srpClient(pool)
  const guesses = async (count: number, username = ANNA) => {
    const refusals: string[] = []
    for (let guess = 0; guess < count; guess += 1) refusals.push(await refusalOf(srp.guess(username)))
    return refusals
  }
  return { ...pool, srp, guesses }
}

test('the fifth wrong password locks for a second, the right one included', async () => {
  const { srp, guesses, passes } = await startWithAnna()
  expect(await guesses(6)).toEqual([WRONG, WRONG, WRONG, WRONG, WRONG, LOCKED])
  expect(await refusalOf(srp.prove(ANNA, PASSWORD))).toBe(LOCKED)
  passes(1)
  expect((await srp.prove(ANNA, PASSWORD)).ChallengeName).toBe('CUSTOM_CHALLENGE')
})

test('each further one doubles the time, up to a quarter of an hour; tries in between change nothing', async () => {
  const { guesses, passes } = await startWithAnna()
  await guesses(5)
  const seconds = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900]
  for (const locked of seconds) {
    passes(locked - 0.001)
    expect(await guesses(2)).toEqual([LOCKED, LOCKED])
    passes(0.001)
    expect(await guesses(1)).toEqual([WRONG])
  }
})

test('without a lockout, where that is assumed, the right password works after any number of wrong ones', async () => {
  const { srp, guesses } = await startWithAnna({ assumptions: { passwordLockout: 'absent' } })
  expect(new Set(await guesses(9))).toEqual(new Set([WRONG]))
  expect((await srp.prove(ANNA, PASSWORD)).ChallengeName).toBe('CUSTOM_CHALLENGE')
})

test('a right password starts the count anew', async () => {
  const { srp, guesses } = await startWithAnna()
  await guesses(4)
  await srp.prove(ANNA, PASSWORD)
  expect(await guesses(5)).toEqual([WRONG, WRONG, WRONG, WRONG, WRONG])
})

test('a quarter of an hour without a try starts the count anew', async () => {
  const { guesses, passes } = await startWithAnna()
  await guesses(5)
  passes(900)
  expect(await guesses(6)).toEqual([WRONG, WRONG, WRONG, WRONG, WRONG, LOCKED])
})

test('one user is locked, no other', async () => {
  const { caller, srp, guesses } = await startWithAnna()
  await caller.signUp('ben@example.com')
  await guesses(6)
  expect((await srp.prove('ben@example.com', PASSWORD)).ChallengeName).toBe('CUSTOM_CHALLENGE')
})

test('of twenty parallel guesses five are compared', async () => {
  const { srp } = await startWithAnna()
  const refusals = await Promise.all(Array.from({ length: 20 }, () => refusalOf(srp.guess(ANNA))))
  expect(refusals.filter((refusal) => refusal === WRONG)).toHaveLength(5)
  expect(refusals.filter((refusal) => refusal === LOCKED)).toHaveLength(15)
})

test('wrong codes lock nothing, and a lockout does not reach an open code round', async () => {
  const { caller, srp, guesses } = await startWithAnna()
  const { Session = '' } = await srp.prove(ANNA, PASSWORD)
  await guesses(6)
  const { Session: second = '' } = await caller.respond(Session, ANNA, 'wrong')
  expect((await caller.respond(second, ANNA, RIGHT_ANSWER)).AuthenticationResult).toBeDefined()
})

test('flows without a password know no limit of attempts', async () => {
  const DefineAuthChallenge = answering(() => ({ challengeName: 'CUSTOM_CHALLENGE' }))
  const { caller } = await startCognito({ triggers: { ...passwordHandlers, DefineAuthChallenge } })
  await caller.signUp(ANNA)
  let { Session } = await caller.challenge(ANNA)
  for (let tries = 0; tries < 20; tries += 1) {
    Session = (await caller.respond(Session, ANNA, 'wrong')).Session ?? ''
  }
  expect(Session).not.toBe('')
})
