import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Check, found, wrong } from '#infra/doctor/finding.ts'
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
    return found(isOlder(version, least) ? [wrong(`${version} is older than ${least}`, mend)] : [], version)
  },
}

function isOlder(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number)
  return major === leastMajor ? minor < leastMinor : major < leastMajor
}
