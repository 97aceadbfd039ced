import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { Plan } from '#infra/pool.ts'
import type { Clock } from '#lib/clock.ts'
import type { SignInMode } from '#lib/sign-in-mode.ts'

/** A pool that is asked, and the caller's place in it. */
export type Pool = {
  readonly signInMode: SignInMode
  readonly plan: Plan
  readonly region: string
  readonly poolId: string
  readonly clientId: string
  readonly clientSecret: string
  /** With the credentials of an operator. */
  readonly cognito: CognitoIdentityProviderClient
}

/** What a run needs beside the pool. */
export type Target = {
  readonly pool: Pool
  /** The address of the one account that the run makes. */
  readonly email: string
  readonly clock: Clock
  /** The code that was emailed just now; undefined where it cannot be known. */
  readonly codeFor: (reason: string) => Promise<string | undefined>
  /** Resolves when so much time has passed for the pool. */
  readonly passes: (seconds: number) => Promise<void>
}
