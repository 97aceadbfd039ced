import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { onTestFinished } from 'vitest'
import { localAwsConfig } from '#infra/local/aws-config.ts'
import { appClientOn, userPoolIn } from '#infra/pool.ts'
import { CognitoError } from '../errors.ts'
import { type LocalCognito, startLocalCognito } from '../server.ts'
import type { CognitoEmail, LocalCognitoOptions } from '../services.ts'
import type { ClientSettings, PoolSettings } from '../settings.ts'
import { Caller } from './caller.ts'
import { type Handlers, plainHandlers, recorded, type TriggerEvent } from './handlers.ts'
import { poolFolder } from './state-folders.ts'

export type StartOptions = Partial<Omit<LocalCognitoOptions, 'triggers' | 'client' | 'pool'>> & {
  readonly triggers?: Handlers
  /** What differs from the deployed app client. */
  readonly client?: Partial<ClientSettings>
  readonly pool?: Partial<PoolSettings>
}

export type TestCognito = {
  readonly cognito: LocalCognito
  readonly caller: Caller
  readonly events: TriggerEvent[]
  /** Cognito's own mails. */
  readonly mails: CognitoEmail[]
  /** Moves the clock, which otherwise stands still. */
  passes(seconds: number): void
  now(): number
}

/**
 * A local Cognito with the real SDK before it; ends with the test. Its client id, secret and keys are those of
 * the other pools of this test file, unless it has a `stateFolder` of its own.
 */
export async function startCognito(options: StartOptions = {}): Promise<TestCognito> {
  const { handlers, events } = recorded(options.triggers ?? plainHandlers)
  const mails: CognitoEmail[] = []
  let now = Date.parse('2026-11-23T10:07:00.500Z')
  const cognito = await startLocalCognito({
    port: 0,
    clock: () => now,
    deliver: async (mail) => void mails.push(mail),
    stateFolder: await poolFolder(),
    ...options,
    triggers: () => handlers,
    pool: { ...userPoolIn('code'), ...options.pool },
    client: { ...appClientOn('essentials'), ...options.client },
  })
  onTestFinished(() => cognito.close())
  return {
    cognito,
    caller: callerOf(cognito, options.client?.GenerateSecret ?? true),
    events,
    mails,
    passes: (seconds) => {
      now += seconds * 1000
    },
    now: () => now,
  }
}

/** A caller of a running pool, through the SDK. */
export function callerOf(cognito: LocalCognito, hasSecret = true): Caller {
  const sdk = new CognitoIdentityProviderClient({ ...localAwsConfig(cognito.url), maxAttempts: 1 })
  onTestFinished(() => sdk.destroy())
  return new Caller(sdk, cognito, hasSecret)
}

/** One request as it goes over the wire, without the SDK. */
export async function post(url: string, operation: string, text: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: text,
  })
  const body: unknown = await response.json()
  return { status: response.status, headers: response.headers, body }
}

/** What a call was refused with, as `Type: message`; fails when it was not refused. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  const outcome = await call.then(
    () => 'not refused',
    (error: unknown) => error,
  )
  if (outcome instanceof CognitoError) return `${outcome.type}: ${outcome.message}`
  return outcome instanceof Error ? `${outcome.name}: ${outcome.message}` : String(outcome)
}
