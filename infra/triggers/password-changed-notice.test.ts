import { afterEach, expect, it } from 'vitest'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

const ANNA = 'anna@example.com'
const TOLD = { clientMetadata: { passwordChanged: 'true' } }

let pool: Triggers

afterEach(async () => {
  await pool.stop()
})

it('a caller who proves a new password has its owner told of it, once an hour, and no code is sent', async () => {
  pool = await startTriggers('password-and-code')
  for (let time = 0; time < 3; time++) await pool.signIn(ANNA).create(TOLD)
  expect(pool.noticesMailedTo(ANNA)).toEqual(['Your App password was changed'])
  expect(pool.codesMailedTo(ANNA)).toEqual([])
})

it('a caller who proves no password causes no notice of a changed one', async () => {
  pool = await startTriggers('password-and-code')
  const flow = pool.signIn(ANNA)
  await flow.start()
  await flow.answer('000000')
  await flow.create(TOLD)
  expect(pool.noticesMailedTo(ANNA)).toEqual([])
  await pool.stop()
  pool = await startTriggers('code')
  await pool.signIn(ANNA).create(TOLD)
  expect(pool.noticesMailedTo(ANNA)).toEqual([])
})
