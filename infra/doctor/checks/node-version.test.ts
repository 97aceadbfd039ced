import { expect, test } from 'vitest'
import { lookAt } from '#infra/doctor/look.ts'
import { saysOf } from '#infra/doctor/testing/look-at-pool.ts'
import { nodeVersion } from './node-version.ts'

test.each(['20.20.0', '20.20.2', '22.0.0', '24.1.0'])('%s will do', async (version) => {
  expect(await says(version)).toEqual([`ok: ${version}`])
})

test.each(['18.20.8', '20.19.9', '20.3.0'])('%s is too old', async (version) => {
  expect(await says(version)).toEqual([
    `wrong: ${version} is older than 20.20 -> Install the newest long-term version: https://nodejs.org/en/download, or nvm install --lts`,
  ])
})

function says(version: string): Promise<string[]> {
  return saysOf(nodeVersion, lookAt({ variables: {}, nodeVersion: version, clock: Date.now }))
}
