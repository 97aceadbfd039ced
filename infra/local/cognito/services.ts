import type { RunTrigger } from '#infra/local/run-trigger.ts'
import type { Clock } from '#lib/clock.ts'
import type { Assumptions } from './assumptions.ts'
import type { ClientSettings, PoolSettings } from './settings.ts'
import type { PoolIdentity, State } from './state.ts'

/** A mail of Cognito's own: the code that confirms a sign-up, or that resets a password. */
export type CognitoMail = { readonly to: string; readonly subject: string; readonly message: string }

export type ListedClient = { readonly ClientId: string; readonly ClientName: string | undefined }

/** What the operations may need; each asks for its part with `Pick`. */
export type Services = {
  readonly clock: Clock
  readonly state: State
  /** Of the pool, with the id and the secret of the client that calls; `client` is what that client may do. */
  readonly identity: PoolIdentity
  readonly region: string
  readonly poolId: string
  readonly pool: PoolSettings
  readonly client: ClientSettings
  readonly assumptions: Assumptions
  readonly runTrigger: RunTrigger
  /** The pool's clients, as they are listed. */
  readonly listedClients: readonly ListedClient[]
  /** Which triggers the pool has. */
  readonly triggers: () => string[]
  readonly deliver: (mail: CognitoMail) => Promise<void>
}

/** One operation: the parsed JSON body in, the JSON answer out; throws CognitoError. */
export type Operation = (services: Services, input: unknown, headers: RequestHeaders) => Promise<object>

export type RequestHeaders = { readonly authorization: string | undefined }
