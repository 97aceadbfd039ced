import { afterEach, beforeEach, expect, it } from 'vitest'
import { policy } from './policy.ts'
import type { SignIn } from './testing/sign-in.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

const ANNA = 'anna@example.com'

let pool: Triggers
/** Opened in another tab, before the success. */
let open: SignIn

beforeEach(async () => {
  pool = await startTriggers()
  open = pool.signIn(ANNA)
  await open.start()
  const flow = pool.signIn(ANNA)
  await flow.start()
  expect(await flow.answer(pool.codesMailedTo(ANNA)[0] ?? '')).toBe(true)
})

afterEach(async () => {
  await pool.stop()
})

it('a start right after a success sends a new code, as signing out and in again is no slip', async () => {
  const again = pool.signIn(ANNA)
  expect(await again.start()).toMatchObject({ delivery: 'sent', codeState: 'live', triesLeft: 5 })
  const [first, second = ''] = pool.codesMailedTo(ANNA)
  expect(second).not.toBe(first)
  expect(await again.answer(second)).toBe(true)
})

it('a request on a flow that was open before is a late press for five seconds, and sends nothing', async () => {
  const usedAt = pool.time.now
  pool.passes(policy.quietAfterSuccessSeconds - 1)
  const told = await open.resend()
  expect(told).toMatchObject({ delivery: 'recent', codeState: 'used' })
  expect(told.resendAt).toBe(Math.floor((usedAt + 999) / 1000) + policy.quietAfterSuccessSeconds)
  pool.passes(1)
  expect(await open.resend()).toMatchObject({ delivery: 'sent' })
})

it('signing in over and over still ends at five mails an hour', async () => {
  for (let round = 0; round < 6; round += 1) {
    const flow = pool.signIn(ANNA)
    await flow.start()
    await flow.answer(pool.codesMailedTo(ANNA).at(-1) ?? '')
  }
  expect(pool.codesMailedTo(ANNA)).toHaveLength(5)
  expect(await pool.signIn(ANNA).start()).toMatchObject({ delivery: 'limited', codeState: 'expired' })
})
