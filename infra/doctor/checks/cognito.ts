import { type Check, fail, type Problem, resultOf, skipped } from '#infra/doctor/check-result.ts'
import type { Context } from '#infra/doctor/context.ts'
import { problemFor, reachFix, variablesFix } from '#infra/doctor/remedies.ts'

/** Cognito answers this machine, and knows the pool: what the site needs, without any credentials. */
export const cognito: Check = {
  name: 'Cognito',
  examine: async (context) => {
    const keys = await context.publicKeys()
    const poolId = context.set('COGNITO_USER_POOL_ID')
    if (keys.code === 'not-asked') return skipped('COGNITO_USER_POOL_ID names no pool')
    return resultOf(problems(context), `${context.cognitoUrl} serves the keys of ${poolId}`)

    function problems(at: Context): Problem[] {
      if (keys.code === 'unreachable')
        return [fail(`${at.cognitoUrl} does not answer (${keys.why})`, reachFix(at))]
      if (keys.code !== 'no-pool') return []
      const what = `${at.cognitoUrl} has no pool ${poolId} (status ${keys.status})`
      return [fail(what, variablesFix(at))]
    }
  },
}

/** The operator's own credentials: AWS takes them, and they may look at the pool. The site needs none. */
export const credentials: Check = {
  name: 'Credentials',
  examine: async (context) => {
    if (context.set('COGNITO_USER_POOL_ID') === undefined)
      return skipped('COGNITO_USER_POOL_ID names no pool')
    const { code } = await context.publicKeys()
    if (code === 'unreachable') return skipped('Cognito does not answer')
    const pool = await context.pool()
    return resultOf(pool.ok ? [] : [problemFor(context, pool.error)], 'may look at the pool')
  },
}
