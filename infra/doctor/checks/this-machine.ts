import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Check, fail, resultOf, skipped } from '#infra/doctor/check-result.ts'
import { ROOT_FOLDER } from '#infra/local/environment.ts'

const PackageSchema = z.object({ engines: z.object({ node: z.string().regex(/^>=\d+\.\d+$/) }) })

/** Node.js is not older than package.json asks for. */
export const nodeVersion: Check = {
  name: 'Node.js',
  examine: async ({ nodeVersion: version }) => {
    const { engines } = PackageSchema.parse(
      JSON.parse(await readFile(join(ROOT_FOLDER, 'package.json'), 'utf8')),
    )
    const least = engines.node.slice('>='.length)
    const mend = 'Install the newest long-term version: https://nodejs.org/en/download, or nvm install --lts'
    return resultOf(isOlder(version, least) ? [fail(`${version} is older than ${least}`, mend)] : [], version)
  },
}

function isOlder(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number)
  return major === leastMajor ? minor < leastMinor : major < leastMajor
}

/** AWS takes signatures within five minutes; tokens and codes are shorter lived than that. */
const MOST_SECONDS = 60

/** This machine's clock goes with Cognito's. A site on a hosting platform has another clock: the platform's. */
export const clock: Check = {
  name: 'Clock',
  examine: async (context) => {
    const keys = await context.publicKeys()
    if (keys.code !== 'fetched' || keys.aheadMilliseconds === undefined) {
      return skipped('Cognito did not tell the time')
    }
    const seconds = Math.round(keys.aheadMilliseconds / 1000)
    const what = `This machine's clock is ${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead of' : 'behind'} Cognito's`
    const mend = 'Set it by the network: sudo timedatectl set-ntp true, or the settings for date and time.'
    const problems = Math.abs(seconds) > MOST_SECONDS ? [fail(what, mend)] : []
    return resultOf(problems, `${Math.abs(seconds)} s from Cognito's`)
  },
}
