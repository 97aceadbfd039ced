import { confirmSignIn, confirmSignUp, fetchAuthSession, signIn, signOut, signUp } from '@aws-amplify/auth'
import { expect, test } from 'vitest'
import type { LocalPoolOptions } from '#infra/local/start-servers.ts'
import { CODE_REQUEST } from '#lib/trigger-protocol.ts'
import { configureAmplify } from './testing/amplify.ts'
import { poolForApps, WITHOUT_ROTATION } from './testing/pool-for-apps.ts'

const ANNA = 'anna@example.com'
const PASSWORD = 'seven green ladders'
const REQUEST = { clientMetadata: { requestCode: 'true' } }
const CODE_STEP = 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE'

test('without SRP, a round asks for the code, a wrong one is another round, the right one signs in', async () => {
  const { mailsTo, codeFor } = await started()
  await signUpAnna()
  const begun = await startWithoutSrp()
  expect(begun.nextStep).toMatchObject({ signInStep: CODE_STEP, additionalInfo: { codeLength: '6' } })
  expect(mailsTo(ANNA)).toBe(0)
  expect((await askForCode()).nextStep).toMatchObject({ additionalInfo: { delivery: 'sent' } })
  const refused = await confirmSignIn({ challengeResponse: wrong(codeFor(ANNA)) })
  expect(refused.nextStep).toMatchObject({ signInStep: CODE_STEP, additionalInfo: { triesLeft: '4' } })
  expect(await confirmSignIn({ challengeResponse: codeFor(ANNA) })).toMatchObject({ isSignedIn: true })
  expect((await fetchAuthSession()).tokens?.idToken?.payload).toMatchObject({ email: ANNA })
})

test('without SRP, where the code comes at the start, no round has to ask for it', async () => {
  const { codeFor } = await started({ codeAtStart: true })
  await signUpAnna()
  expect((await startWithoutSrp()).nextStep).toMatchObject({ additionalInfo: { delivery: 'sent' } })
  expect(await confirmSignIn({ challengeResponse: codeFor(ANNA) })).toMatchObject({ isSignedIn: true })
})

test('with SRP, the password and then the code', async () => {
  const { codeFor } = await confirmed()
  expect((await startWithSrp(PASSWORD)).nextStep).toMatchObject({ signInStep: CODE_STEP })
  await askForCode()
  expect(await confirmSignIn({ challengeResponse: codeFor(ANNA) })).toMatchObject({ isSignedIn: true })
})

test('with SRP, a wrong password is refused and mails nothing', async () => {
  const { mailsTo } = await confirmed()
  const before = mailsTo(ANNA)
  await expect(startWithSrp(`${PASSWORD}!`)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  expect(mailsTo(ANNA)).toBe(before)
})

test.each([
  ['with', {}],
  ['without', { deployed: WITHOUT_ROTATION }],
])('refreshes %s rotation, until signed out everywhere', async (_, options) => {
  const { codeFor, isSignedIn } = await started({ ...options, codeAtStart: true })
  await signUpAnna()
  await startWithoutSrp()
  await confirmSignIn({ challengeResponse: codeFor(ANNA) })
  const first = await fetchAuthSession()
  const second = await fetchAuthSession({ forceRefresh: true })
  const token = String(second.tokens?.accessToken)
  expect(token).not.toBe(String(first.tokens?.accessToken))
  expect(await isSignedIn(token)).toBe(true)
  await signOut({ global: true })
  expect(await isSignedIn(token)).toBe(false)
})

test('with SRP in code mode it goes on as if it were asked for a password, and fails; the code was mailed', async () => {
  const { mailsTo } = await started({ codeAtStart: true })
  await signUpAnna()
  await expect(startWithSrp(PASSWORD)).rejects.toMatchObject({ name: 'EmptyUserIdForSRPException' })
  expect(mailsTo(ANNA)).toBe(1)
})

async function started(options: LocalPoolOptions = {}) {
  const pool = await poolForApps(options)
  configureAmplify(pool.configuration)
  return pool
}

/** Anna has an account with a password, and its address is confirmed. */
async function confirmed() {
  const pool = await started({ signInMode: 'password-and-code' })
  await signUpAnna()
  await confirmSignUp({ username: ANNA, confirmationCode: pool.codeFor(ANNA) })
  return pool
}

function signUpAnna() {
  return signUp({ username: ANNA, password: PASSWORD, options: { userAttributes: { email: ANNA } } })
}

function startWithoutSrp() {
  return signIn({ username: ANNA, options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } })
}

function startWithSrp(password: string) {
  return signIn({ username: ANNA, password, options: { authFlowType: 'CUSTOM_WITH_SRP' } })
}

function askForCode() {
  return confirmSignIn({ challengeResponse: CODE_REQUEST, options: REQUEST })
}

function wrong(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0')
}
