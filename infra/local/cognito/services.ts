import type { RunTrigger } from '#infra/local/run-trigger.ts'
import type { Clock } from '#lib/clock.ts'
import type { Assumptions } from './assumptions.ts'
import type { ClientSettings, PoolSettings } from './settings.ts'
import type { PoolIdentity, State } from './state.ts'

/** A mail of Cognito's own: the code that confirms a sign-up, or that resets a password. */
export type CognitoMail = { readonly to: string; readonly subject: string; readonly message: string }

/** What the operations may need; each asks for its part with `Pick`. */
export type Services = {
  readonly clock: Clock
  readonly state: State
  readonly identity: PoolIdentity
  readonly region: string
  readonly poolId: string
  readonly pool: PoolSettings
  readonly client: ClientSettings
  readonly assumptions: Assumptions
  readonly runTrigger: RunTrigger
  /** Names of further clients: they are listed, and can do nothing. */
  readonly otherClients: readonly string[]
  /** Which triggers the pool has. */
  readonly triggers: () => string[]
  readonly deliver: (mail: CognitoMail) => Promise<void>
}

/** One operation: the parsed JSON body in, the JSON answer out; throws CognitoError. */
export type Operation = (services: Services, input: unknown, headers: RequestHeaders) => Promise<object>

export type RequestHeaders = { readonly authorization: string | undefined }
