import { expect, test } from 'vitest'
import { createContext } from '#infra/doctor/context.ts'
import { healthyPool, poolContext, reportedBy, startedPool } from '#infra/doctor/testing/pool-context.ts'
import { clock, nodeVersion } from './this-machine.ts'

test.each(['20.20.0', '20.20.2', '22.0.0', '24.1.0'])('Node.js %s is new enough', async (version) => {
  expect(await says(version)).toEqual([`ok: ${version}`])
})

test.each(['18.20.8', '20.19.9', '20.3.0'])('Node.js %s is too old', async (version) => {
  expect(await says(version)).toEqual([
    `fail: ${version} is older than 20.20 -> Install the latest LTS version: https://nodejs.org/en/download, or nvm install --lts`,
  ])
})

function says(version: string): Promise<string[]> {
  return reportedBy(nodeVersion, createContext({ variables: {}, nodeVersion: version, clock: Date.now }))
}

test('an accurate clock', async () => {
  const [said] = await reportedBy(clock, poolContext(await healthyPool()))
  expect(said).toMatch(/^ok: [01] s from Cognito's$/)
})

test.each([
  [301, 'ahead of'],
  [-301, 'behind'],
])('a clock that is %i seconds off', async (seconds, where) => {
  const pool = await healthyPool()
  const context = poolContext(pool, { clock: () => Date.now() + seconds * 1000 })
  const [said] = await reportedBy(clock, context)
  expect(said).toMatch(
    new RegExp(`^fail: This machine's clock is 30[0-2] seconds ${where} Cognito's -> .*timedatectl`),
  )
})

test('without a response of Cognito it is skipped', async () => {
  const pool = await startedPool()
  const context = poolContext(pool)
  await pool.close()
  expect(await reportedBy(clock, context)).toEqual(['skipped: Cognito did not send its time'])
})
