import { expect, test } from 'vitest'
import { healthyPool, lookAtPool, saysOf, startedPool } from '#infra/doctor/testing/look-at-pool.ts'
import { clock } from './clock.ts'

test('a clock that goes with the other', async () => {
  const [said] = await saysOf(clock, lookAtPool(await healthyPool()))
  expect(said).toMatch(/^ok: [01] s from Cognito's$/)
})

test.each([
  [301, 'ahead of'],
  [-301, 'behind'],
])('a clock that is %i seconds off', async (seconds, where) => {
  const pool = await healthyPool()
  const look = lookAtPool(pool, { clock: () => Date.now() + seconds * 1000 })
  const [said] = await saysOf(clock, look)
  expect(said).toMatch(
    new RegExp(`^wrong: This machine's clock is 30[0-2] seconds ${where} Cognito's -> .*timedatectl`),
  )
})

test('nobody who tells the time', async () => {
  const pool = await startedPool()
  const look = lookAtPool(pool)
  await pool.close()
  expect(await saysOf(clock, look)).toEqual(['skipped: Cognito did not tell the time'])
})
