import { type Check, found, skipped, type Trouble, wrong } from '#infra/doctor/finding.ts'
import type { Look } from '#infra/doctor/look.ts'
import { setVariables } from '#infra/doctor/mending.ts'
import { start } from '#infra/doctor/trouble-of.ts'

/** Cognito answers this machine, and knows the pool: what the site needs, without any credentials. */
export const cognito: Check = {
  name: 'Cognito',
  examine: async (look) => {
    const keys = await look.publicKeys()
    const poolId = look.set('COGNITO_USER_POOL_ID')
    if (keys.code === 'not-asked') return skipped('COGNITO_USER_POOL_ID names no pool')
    return found(troubles(look), `${look.cognitoUrl} serves the keys of ${poolId}`)

    function troubles(at: Look): Trouble[] {
      if (keys.code === 'unreachable')
        return [wrong(`${at.cognitoUrl} does not answer (${keys.why})`, start(at))]
      if (keys.code !== 'no-pool') return []
      const what = `${at.cognitoUrl} has no pool ${poolId} (status ${keys.status})`
      return [wrong(what, setVariables(at))]
    }
  },
}
