import { afterEach, beforeEach, expect, it } from 'vitest'
import { policy } from './policy.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

const ANNA = 'anna@example.com'

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers()
  const flow = pool.signIn(ANNA)
  await flow.start()
  expect(await flow.answer(pool.codesMailedTo(ANNA)[0] ?? '')).toBe(true)
})

afterEach(async () => {
  await pool.stop()
})

it('a start right after a success sends nothing, and says that the code was used', async () => {
  expect(await pool.signIn(ANNA).start()).toMatchObject({ delivery: 'recent', codeState: 'used' })
  expect(pool.codesMailedTo(ANNA)).toHaveLength(1)
})

it('a start is a double press for five seconds, and the page is told when the next code may be asked for', async () => {
  const usedAt = pool.time.now
  pool.passes(policy.quietAfterSuccessSeconds - 1)
  const told = await pool.signIn(ANNA).start()
  expect(told).toMatchObject({ delivery: 'recent', codeState: 'used' })
  expect(told.resendAt).toBe(Math.floor((usedAt + 999) / 1000) + policy.quietAfterSuccessSeconds)
})

it('a start moments later sends a new code, without the wait that holds between mails', async () => {
  pool.passes(policy.quietAfterSuccessSeconds)
  const again = pool.signIn(ANNA)
  expect(await again.start()).toMatchObject({ delivery: 'sent', codeState: 'live', triesLeft: 5 })
  const [first, second = ''] = pool.codesMailedTo(ANNA)
  expect(second).not.toBe(first)
  expect(await again.answer(second)).toBe(true)
})

it('signing in over and over still ends at five mails an hour', async () => {
  for (let round = 0; round < 6; round += 1) {
    pool.passes(policy.quietAfterSuccessSeconds)
    const flow = pool.signIn(ANNA)
    await flow.start()
    await flow.answer(pool.codesMailedTo(ANNA).at(-1) ?? '')
  }
  expect(pool.codesMailedTo(ANNA)).toHaveLength(5)
  expect(await pool.signIn(ANNA).start()).toMatchObject({ delivery: 'limited', codeState: 'used' })
})
