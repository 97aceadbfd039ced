import { type Check, fail, resultOf, skipped } from '#infra/doctor/check-result.ts'
import { connectionProblem, problemFor, variablesFix } from '#infra/doctor/remedies.ts'

/** This machine can reach Cognito, which has the pool. The site needs this; it uses no AWS credentials. */
export const cognito: Check = {
  name: 'Cognito',
  run: async (context) => {
    const keys = await context.publicKeys()
    const { cognitoUrl } = context
    const poolId = context.variable('COGNITO_USER_POOL_ID')
    switch (keys.code) {
      case 'not-called':
        return skipped('COGNITO_USER_POOL_ID is not set, or malformed')
      case 'unreachable':
        return resultOf([connectionProblem(context, keys.problem, cognitoUrl)], '')
      case 'no-pool':
        return resultOf(
          [fail(`${cognitoUrl} has no pool ${poolId} (status ${keys.status})`, variablesFix(context))],
          '',
        )
      case 'fetched':
        return resultOf([], `${cognitoUrl} serves the keys of ${poolId}`)
    }
  },
}

/** AWS accepts the operator's credentials, and they may read the pool. The site needs none. */
export const credentials: Check = {
  name: 'Credentials',
  run: async (context) => {
    if (context.variable('COGNITO_USER_POOL_ID') === undefined)
      return skipped('COGNITO_USER_POOL_ID is not set, or malformed')
    const { code } = await context.publicKeys()
    if (code === 'unreachable') return skipped('Cognito cannot be reached')
    const pool = await context.pool()
    return resultOf(pool.ok ? [] : [problemFor(context, pool.error)], 'may read the pool')
  },
}
