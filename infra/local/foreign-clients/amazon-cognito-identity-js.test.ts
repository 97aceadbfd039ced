import type { CognitoUserSession } from 'amazon-cognito-identity-js'
import { expect, test } from 'vitest'
import type { LocalPoolOptions } from '#infra/local/start-servers.ts'
import { CODE_REQUEST } from '#lib/trigger-protocol.ts'
import { identityJsApp } from './testing/identity-js.ts'
import { poolForApps, WITHOUT_ROTATION } from './testing/pool-for-apps.ts'

const ANNA = 'anna@example.com'
const PASSWORD = 'seven green ladders'
const REQUEST = { requestCode: 'true' }

test('without SRP, a round asks for the code, a wrong one is another round, the right one signs in', async () => {
  const { app, mailsTo, codeFor } = await started()
  await app.signUp(PASSWORD)
  expect(await app.startWithoutSrp()).toMatchObject({ step: 'code', parameters: { codeLength: '6' } })
  expect(mailsTo(ANNA)).toBe(0)
  expect(await app.answer(CODE_REQUEST, REQUEST)).toMatchObject({
    parameters: { delivery: 'sent' },
  })
  expect(await app.answer(wrong(codeFor(ANNA)))).toMatchObject({ parameters: { triesLeft: '4' } })
  const session = sessionOf(await app.answer(codeFor(ANNA)))
  expect(session.getIdToken().payload).toMatchObject({ email: ANNA, email_verified: true })
})

test('without SRP, where the code comes at the start, no round has to ask for it', async () => {
  const { app, codeFor } = await started({ codeAtStart: true })
  await app.signUp(PASSWORD)
  expect(await app.startWithoutSrp()).toMatchObject({ parameters: { delivery: 'sent' } })
  sessionOf(await app.answer(codeFor(ANNA)))
})

test('with SRP, the password and then the code', async () => {
  const { app, codeFor } = await confirmed()
  expect(await app.startWithSrp(PASSWORD)).toMatchObject({ step: 'code' })
  await app.answer(CODE_REQUEST, REQUEST)
  sessionOf(await app.answer(codeFor(ANNA)))
})

test('with SRP, a wrong password is refused and mails nothing', async () => {
  const { app, mailsTo } = await confirmed()
  const before = mailsTo(ANNA)
  await expect(app.startWithSrp(`${PASSWORD}!`)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  expect(mailsTo(ANNA)).toBe(before)
})

test('refreshes without rotation, until signed out everywhere', async () => {
  const { app, codeFor } = await started({ codeAtStart: true, deployed: WITHOUT_ROTATION })
  await app.signUp(PASSWORD)
  await app.startWithoutSrp()
  const session = sessionOf(await app.answer(codeFor(ANNA)))
  await app.refresh(session)
  expect(await app.signOutEverywhere()).toBe('SUCCESS')
  await expect(app.refresh(session)).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Refresh Token has been revoked',
  })
})

// It asks again and again for five seconds, whatever the refusal.
test('with rotation it cannot refresh', async () => {
  const { app, codeFor } = await started({ codeAtStart: true })
  await app.signUp(PASSWORD)
  await app.startWithoutSrp()
  const session = sessionOf(await app.answer(codeFor(ANNA)))
  await expect(app.refresh(session)).rejects.toMatchObject({ name: 'InvalidParameterException' })
})

test('with SRP in code mode it goes on as if it were asked for a password, and fails; the code was mailed', async () => {
  const { app, mailsTo } = await started({ codeAtStart: true })
  await app.signUp(PASSWORD)
  await expect(app.startWithSrp(PASSWORD)).rejects.toMatchObject({ code: 'ERR_INVALID_ARG_TYPE' })
  expect(mailsTo(ANNA)).toBe(1)
})

async function started(options: LocalPoolOptions = {}) {
  const pool = await poolForApps(options)
  return { ...pool, app: identityJsApp(pool.configuration, ANNA) }
}

/** Anna has an account with a password, and its address is confirmed. */
async function confirmed() {
  const all = await started({ signInMode: 'password-and-code' })
  await all.app.signUp(PASSWORD)
  await all.app.confirm(all.codeFor(ANNA))
  return all
}

function sessionOf(reached: { step: string; session?: CognitoUserSession }): CognitoUserSession {
  if (reached.session === undefined) throw new Error(`Not signed in, but at the step ${reached.step}`)
  return reached.session
}

function wrong(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0')
}
