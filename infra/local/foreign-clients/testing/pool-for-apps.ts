import {
  CognitoIdentityProviderClient,
  GetUserCommand,
  NotAuthorizedException,
} from '@aws-sdk/client-cognito-identity-provider'
import { onTestFinished } from 'vitest'
import { localAwsConfig } from '#infra/local/aws-config.ts'
import { codeIn } from '#infra/local/inbox/mail.ts'
import { startLocalPool } from '#infra/local/start-local-pool.ts'
import type { DeployedOtherwise, LocalPoolOptions } from '#infra/local/start-servers.ts'
import { renewalOn } from '#infra/pool.ts'

/** For a client that refreshes by REFRESH_TOKEN_AUTH, which rotation excludes. */
export const WITHOUT_ROTATION = { publicClient: renewalOn('lite') } as const satisfies DeployedOtherwise

/** How a library reaches a pool. */
export type AppConfiguration = {
  readonly poolId: string
  readonly clientId: string
  readonly endpoint: string
}

/** A local pool with a client for apps, and what was mailed to one address; it ends with the test. */
export async function poolForApps(options: LocalPoolOptions = {}) {
  const pool = await startLocalPool({ ...options, hasPublicClient: true })
  onTestFinished(() => pool.close())
  const { poolId, publicClientId: clientId = '', cognitoUrl: endpoint } = pool
  const configuration: AppConfiguration = { poolId, clientId, endpoint }
  return {
    pool,
    configuration,
    mailsTo: (email: string) => pool.inbox.messages(email).length,
    /** Whether the pool itself still takes an access token. */
    isSignedIn: (accessToken: string) => isTaken(endpoint, accessToken),
    /** The newest code that has come. */
    codeFor: (email: string) => {
      const [newest] = pool.inbox.messages(email)
      return (newest && codeIn(newest)) ?? 'no code'
    },
  }
}

async function isTaken(endpoint: string, AccessToken: string): Promise<boolean> {
  const sdk = new CognitoIdentityProviderClient(localAwsConfig(endpoint))
  try {
    await sdk.send(new GetUserCommand({ AccessToken }))
    return true
  } catch (error) {
    if (error instanceof NotAuthorizedException) return false
    throw error
  } finally {
    sdk.destroy()
  }
}
