import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Check, fail, resultOf, skipped } from '#infra/doctor/check-result.ts'
import { ROOT_FOLDER } from '#infra/local/local-env.ts'

const PackageSchema = z.object({ engines: z.object({ node: z.string().regex(/^>=\d+\.\d+$/) }) })

/** Node.js is at least the version in package.json. */
export const nodeVersion: Check = {
  name: 'Node.js',
  run: async ({ nodeVersion: version }) => {
    const { engines } = PackageSchema.parse(
      JSON.parse(await readFile(join(ROOT_FOLDER, 'package.json'), 'utf8')),
    )
    const least = engines.node.slice('>='.length)
    const fix = 'Install the latest LTS version: https://nodejs.org/en/download, or nvm install --lts'
    return resultOf(isOlder(version, least) ? [fail(`${version} is older than ${least}`, fix)] : [], version)
  },
}

function isOlder(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number)
  return major === leastMajor ? minor < leastMinor : major < leastMajor
}

/** AWS accepts signatures for five minutes; tokens and codes live shorter. */
const MAX_SECONDS = 60

/** This machine's clock agrees with Cognito's. (A site on a hosting platform uses the platform's clock.) */
export const clock: Check = {
  name: 'Clock',
  run: async (context) => {
    const keys = await context.publicKeys()
    if (keys.code !== 'fetched' || keys.aheadMilliseconds === undefined) {
      return skipped('Cognito did not send its time')
    }
    const seconds = Math.round(keys.aheadMilliseconds / 1000)
    const summary = `This machine's clock is ${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead of' : 'behind'} Cognito's`
    const fix = 'Synchronise it: sudo timedatectl set-ntp true, or the date and time settings of the system.'
    const problems = Math.abs(seconds) > MAX_SECONDS ? [fail(summary, fix)] : []
    return resultOf(problems, `${Math.abs(seconds)} s from Cognito's`)
  },
}
