import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { deployedPool } from '#infra/local/cognito/settings.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { listenToLog } from '#lib/testing/log-lines.ts'
import { operator } from '#lib/testing/operator.ts'
import { anotherAddress } from '#lib/testing/signed-in-person.ts'
import { startSiteOnLocalPool } from '#lib/testing/site-on-local-pool.ts'
import { testOn } from '#lib/testing/site-test.ts'

const log = listenToLog()

/** A pool in which an operator may reset passwords, as one may be that accounts were imported to. */
const it = testOn(() => {
  const { AccountRecoverySetting } = deployedPool('password-and-code')
  return startSiteOnLocalPool('code', { deployed: { pool: { AccountRecoverySetting } } })
}).extend('auth', async ({ site: _ }) => ({
  ...(await import('./submit-code.ts')),
  ...(await import('./request-code.ts')),
  ...(await import('./sign-up.ts')),
  ...(await import('#lib/session/pending-sign-in.ts')),
}))

it('an account that an operator created signs in with the code', async ({ auth, site, email }) => {
  await operator(site.pool).creates(email)
  const requested = await auth.requestCode(email, {})
  if (!requested.ok) throw new Error(requested.error.code)
  const pending = auth.newPendingSignIn(email, requested.value)
  expect(await auth.submitCode(pending, site.readsCode(email), {})).toMatchObject({
    kind: 'signed-in',
    identity: { email },
  })
})

it('an account that has to be reset is told what an address without one is; the log names the reason', async ({
  auth,
  site,
  email,
}) => {
  const created = await auth.signUp(email, {})
  if (!created.ok) throw new Error(created.error.code)
  await auth.submitCode(auth.newPendingSignIn(email, created.value), site.readsCode(email), {})
  await operator(site.pool).resets(email)
  const mails = site.pool.inbox.messages(email).length
  log.lines()
  const [told, nobody] = [await auth.startSignIn(email, {}), await auth.startSignIn(anotherAddress(), {})]
  expect(log.outcomes()).toEqual([
    'turned-away: reset-required',
    'code-requested: accepted',
    'code-requested: accepted',
  ])
  if (!told.ok || !nobody.ok) throw new Error('A start was refused')
  for (const { parameters } of [told.value, nobody.value]) {
    expect(parameters).toMatchObject({ delivery: 'sent', codeState: 'live', triesLeft: 5 })
  }
  expect(site.pool.inbox.messages(email)).toHaveLength(mails)
})

it('an address that is turned away counts for its mailbox, as one without an account does', async ({
  auth,
  site,
}) => {
  const person = randomUUID()
  const address = (tag: string) => EmailAddressSchema.parse(`${person}${tag}@example.com`)
  const first = await auth.signUp(address('+turned-away'), {})
  if (!first.ok) throw new Error(first.error.code)
  const code = site.readsCode(address('+turned-away'))
  await auth.submitCode(auth.newPendingSignIn(address('+turned-away'), first.value), code, {})
  await operator(site.pool).resets(address('+turned-away'))
  site.passes({ seconds: 3_600 })
  const tags = ['+turned-away', ...Array.from({ length: 4 }, (_, index) => `+${index}`)]
  for (const tag of tags) {
    const started = await auth.startSignIn(address(tag), {})
    expect(started).toMatchObject({ value: { parameters: { delivery: 'sent' } } })
  }
  const refused = await auth.startSignIn(address('+last'), {})
  expect(refused).toMatchObject({ value: { parameters: { delivery: 'limited' } } })
})
