import { type Check, fail, resultOf, skipped } from '#infra/doctor/check-result.ts'

/** From here on every test passes; `engines` of package.json names the version that all packages support. */
const LEAST = '20.20'

/** Node.js runs the commands and the local servers. */
export const nodeVersion: Check = {
  name: 'Node.js',
  run: async ({ nodeVersion: version }) => {
    const fix = 'Install the latest LTS version: https://nodejs.org/en/download, or nvm install --lts'
    return resultOf(isOlder(version, LEAST) ? [fail(`${version} is older than ${LEAST}`, fix)] : [], version)
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
