import {
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { localAwsConfig } from '#infra/local/aws-config.ts'
import { type LocalPool, startLocalPool } from '#infra/local/start-local-pool.ts'
import type { LocalPoolOptions } from '#infra/local/start-servers.ts'
import type { SignInMode } from '#lib/sign-in-mode.ts'

export type SiteOnLocalPool = {
  readonly pool: LocalPool
  /** Lets time pass for Cognito and the triggers. */
  passes(time: { seconds: number }): void
  readsCode(address: string): string
  /** What the triggers logged. */
  readonly triggerLines: readonly string[]
}

/**
 * Starts a local pool and sets this process's environment for it. Import what reads the environment afterwards: it is
 * parsed on first use.
 */
export async function startSiteOnLocalPool(
  signInMode: SignInMode = 'code',
  options: Pick<LocalPoolOptions, 'assumptions' | 'deployed' | 'writeLine'> = {},
): Promise<SiteOnLocalPool> {
  let ahead = 0
  const triggerLines: string[] = []
  const pool = await startLocalPool({
    clock: () => Date.now() + ahead,
    signInMode,
    writeLine: (line) => triggerLines.push(line),
    ...options,
  })
  Object.assign(process.env, pool.siteEnvironment('http://localhost:3000'))
  return {
    pool,
    triggerLines,
    passes: ({ seconds }) => {
      ahead += seconds * 1000
    },
    readsCode: (address) => {
      const code = /^\d+/.exec(pool.inbox.messages(address)[0]?.subject ?? '')?.[0]
      if (code === undefined) throw new Error(`There is no code in the mailbox of ${address}`)
      return code
    },
  }
}

/** Sets the name of an account directly in the pool, also one that the site would refuse. */
export async function setName(
  pool: Pick<LocalPool, 'cognitoUrl' | 'poolId'>,
  address: string,
  name: string,
): Promise<void> {
  const client = new CognitoIdentityProviderClient(localAwsConfig(pool.cognitoUrl))
  const UserAttributes = [{ Name: 'name', Value: name }]
  await client.send(
    new AdminUpdateUserAttributesCommand({ UserPoolId: pool.poolId, Username: address, UserAttributes }),
  )
  client.destroy()
}
