import { AdminGetUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { onTestFinished } from 'vitest'
import { LOCAL_REGION, localAwsConfig } from '#infra/local/aws-config.ts'
import { codeIn } from '#infra/local/inbox/mail.ts'
import { startLocalPool } from '#infra/local/start-local-pool.ts'
import type { LocalPoolOptions } from '#infra/local/start-servers.ts'
import type { Target } from '../subject.ts'

export const EMAIL = 'conformance@example.com'

/** A pool with the deployed triggers, whose time a run moves, and what asks it; it ends with the test. */
export async function startTarget({ signInMode = 'code', ...options }: LocalPoolOptions = {}) {
  let now = Date.parse('2026-11-23T10:07:00Z')
  const pool = await startLocalPool({ clock: () => now, signInMode, ...options })
  const cognito = new CognitoIdentityProviderClient({ ...localAwsConfig(pool.cognitoUrl), maxAttempts: 1 })
  onTestFinished(async () => {
    cognito.destroy()
    await pool.close()
  })
  const { poolId, clientId, clientSecret, inbox } = pool
  const target: Target = {
    pool: { signInMode, plan: 'essentials', region: LOCAL_REGION, poolId, clientId, clientSecret, cognito },
    email: EMAIL,
    clock: () => now,
    codeFor: async () => {
      const [newest] = inbox.messages(EMAIL)
      return newest && codeIn(newest)
    },
    passes: async (seconds) => {
      now += seconds * 1_000
    },
  }
  /** The status of an account; undefined when there is none. */
  const statusOf = async (Username: string) => {
    const call = cognito.send(new AdminGetUserCommand({ UserPoolId: poolId, Username }))
    const user = await call.catch((error: unknown) => {
      if (error instanceof Error && error.name === 'UserNotFoundException') return undefined
      throw error
    })
    return user?.UserStatus
  }
  return { target, pool, statusOf }
}
