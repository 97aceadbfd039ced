import { onTestFinished } from 'vitest'
import { LOCAL_REGION } from '#infra/local/aws-config.ts'
import { srpClient } from '#infra/local/cognito/testing/srp-client.ts'
import { callerOf } from '#infra/local/cognito/testing/start-cognito.ts'
import { startLocalPool } from '#infra/local/start-local-pool.ts'
import type { SignInMode } from '#lib/sign-in-mode.ts'

/** A pool whose clock only the test moves, what its functions log, and its callers; ends with the test. */
export async function poolAndCaller(signInMode: SignInMode) {
  let now = Date.parse('2026-11-23T10:07:00Z')
  const lines: string[] = []
  const pool = await startLocalPool({ signInMode, clock: () => now, writeLine: (line) => lines.push(line) })
  onTestFinished(() => pool.close())
  const { cognitoUrl: url, poolId, clientId, clientSecret } = pool
  const cognito = {
    url,
    region: LOCAL_REGION,
    poolId,
    clientId,
    clientSecret,
    publicClientId: undefined,
    jwks: () => ({ keys: [] }),
    close: async () => {},
  }
  const caller = callerOf(cognito)
  const passes = (seconds: number) => {
    now += seconds * 1000
  }
  return { pool, caller, passes, lines, srp: srpClient({ caller, cognito, now: () => now }) }
}
