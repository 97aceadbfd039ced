import { type Check, found, skipped } from '#infra/doctor/finding.ts'
import { troubleOf } from '#infra/doctor/trouble-of.ts'

/** The operator's own credentials: AWS takes them, and they may look at the pool. The site needs none. */
export const credentials: Check = {
  name: 'Credentials',
  examine: async (look) => {
    if (look.set('COGNITO_USER_POOL_ID') === undefined) return skipped('COGNITO_USER_POOL_ID names no pool')
    const { code } = await look.publicKeys()
    if (code === 'unreachable') return skipped('Cognito does not answer')
    const pool = await look.pool()
    return found(pool.ok ? [] : [troubleOf(look, pool.error)], 'may look at the pool')
  },
}
