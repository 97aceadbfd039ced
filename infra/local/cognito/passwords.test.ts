import { Level } from 'level'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { userPoolIn } from '#infra/pool.ts'
import { startLocalCognito } from './server.ts'
import type { CognitoEmail } from './services.ts'
import { PASSWORD } from './testing/caller.ts'
import { passwordHandlers } from './testing/handlers.ts'
import { NEW_PASSWORD, recoveryOf } from './testing/recovery.ts'
import { srpClient } from './testing/srp-client.ts'
import { callerOf, refusalOf } from './testing/start-cognito.ts'
import { poolFolder } from './testing/state-folders.ts'

const ANNA = 'anna@example.com'
const OtherFieldsSchema = z.looseObject({ sub: z.string() })

async function startOn(stateFolder: string) {
  const mails: CognitoEmail[] = []
  const cognito = await startLocalCognito({
    ...{ port: 0, clock: Date.now, stateFolder, pool: userPoolIn('password-and-code') },
    triggers: () => passwordHandlers,
    deliver: async (mail) => void mails.push(mail),
  })
  const pool = { cognito, caller: callerOf(cognito), mails, events: [], now: Date.now, passes: () => {} }
  return { ...pool, srp: srpClient(pool), ...recoveryOf(pool, ANNA) }
}

async function records(folder: string): Promise<[string, unknown][]> {
  const level = new Level<string, unknown>(folder, { valueEncoding: 'json' })
  const kept = await level.iterator().all()
  await level.close()
  return kept
}

test('after a restart passwords, open exchanges, failures and codes are the same', async () => {
  const folder = await poolFolder()
  const before = await startOn(folder)
  await before.caller.signUp(ANNA)
  await before.caller.adminUpdate(ANNA, { email_verified: 'true' })
  const started = await before.srp.start(ANNA, PASSWORD)
  await before.forgot()
  await before.cognito.close()

  const after = await startOn(folder)
  const claim = after.srp.claim(started)
  expect((await after.srp.respond(started, claim)).ChallengeName).toBe('CUSTOM_CHALLENGE')
  expect(await refusalOf(after.srp.respond(started, claim))).toMatch(/only be used once\.$/)
  await after.reset(before.code())
  expect((await after.srp.signIn(ANNA, NEW_PASSWORD)).TokenType).toBe('Bearer')
  for (let guess = 0; guess < 8; guess += 1) await refusalOf(after.srp.guess(ANNA))
  await after.cognito.close()

  const third = await startOn(folder)
  expect(await refusalOf(third.srp.guess(ANNA))).toBe('NotAuthorizedException: Password attempts exceeded')
  await third.cognito.close()
})

test('nothing that is stored contains a password or a code', async () => {
  const folder = await poolFolder()
  const { caller, cognito, srp, forgot, reset, code } = await startOn(folder)
  await caller.signUp(ANNA)
  await caller.adminUpdate(ANNA, { email_verified: 'true' })
  await srp.signIn(ANNA, PASSWORD)
  await forgot()
  const used = code()
  await reset(used)
  await forgot()
  await srp.start(ANNA, NEW_PASSWORD)
  await cognito.close()

  const stored = (await records(folder)).map((record) => JSON.stringify(record))
  expect(stored.length).toBeGreaterThan(5)
  for (const secret of [PASSWORD, NEW_PASSWORD, used, code()]) {
    // A number inside a digest is no code.
    expect(stored.filter((record) => new RegExp(`\\b${secret}\\b`).test(record))).toEqual([])
  }
})

test('a user of an older state folder is still there, and no password is theirs', async () => {
  const folder = await poolFolder()
  const before = await startOn(folder)
  const { UserSub: sub = '' } = await before.caller.signUp(ANNA)
  await before.cognito.close()
  await makeOld(folder, `user/${sub}`)

  const { caller, cognito, srp, forgot, reset, code } = await startOn(folder)
  const { ChallengeParameters } = (await srp.start(ANNA, PASSWORD)).answer
  expect(ChallengeParameters).toMatchObject({ USER_ID_FOR_SRP: sub, SALT: expect.stringMatching(/^.{32}$/) })
  expect(await refusalOf(srp.prove(ANNA, PASSWORD))).toBe(
    'NotAuthorizedException: Incorrect username or password.',
  )
  await caller.adminUpdate(ANNA, { email_verified: 'true' })
  await forgot()
  await reset(code())
  expect((await srp.signIn(ANNA, NEW_PASSWORD)).TokenType).toBe('Bearer')
  await cognito.close()
})

/** Takes from a stored user what was not stored before there were passwords. */
async function makeOld(folder: string, key: string): Promise<void> {
  const level = new Level<string, unknown>(folder, { valueEncoding: 'json' })
  const {
    password: _password,
    recoveries: _recoveries,
    recoveryAttempts: _attempts,
    passwordChanges: _changes,
    ...old
  } = OtherFieldsSchema.parse(await level.get(key))
  await level.put(key, old)
  await level.close()
}
