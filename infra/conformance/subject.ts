import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import type { Plan } from '#infra/pool.ts'
import type { Clock } from '#lib/clock.ts'
import type { SignInMode } from '#lib/sign-in-mode.ts'
import { CODE_REQUEST } from '#lib/trigger-protocol.ts'
import { accountOf, newAddress } from './account.ts'
import { callsOf, passwordsOf } from './calls.ts'
import { NotAsked, prepared } from './row.ts'

/** The pool, and a client of it. */
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

/** The pool, and everything else that a run needs. */
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

/** An open round of a code, and the name that it is answered with. */
export type Flow = { readonly name: string; readonly session: string | undefined }

/** What rows ask. */
export type Subject = ReturnType<typeof subjectOf>

export const TokensSchema = z.object({
  AccessToken: z.string(),
  IdToken: z.string(),
  RefreshToken: z.string(),
})

export type Tokens = z.infer<typeof TokensSchema>

/** Longer than the triggers take a start after a sign-in for a double submit. */
const QUIET_SECONDS = 6

/** One pool, and the run's own account in it, which gets as far as a row needs it and no further. */
export function subjectOf(target: Target) {
  const { pool, email, clock, passes } = target
  const calls = callsOf(pool)
  const passwords = passwordsOf(pool, calls)
  const account = accountOf(target, calls)

  /** Opens a flow of the account, behind the password where the pool asks for one. */
  async function openFlow(): Promise<Flow> {
    await account.confirmed()
    if (pool.signInMode === 'password-and-code') {
      const { name, answer } = await passwords.prove(email, account.password, clock())
      return { name, session: answer.Session }
    }
    const { Session, ChallengeParameters } = await calls.initiate(email)
    return { name: ChallengeParameters?.['USERNAME'] ?? '', session: Session }
  }

  function answer({ session, name }: Flow, ANSWER: string, ClientMetadata?: Record<string, string>) {
    return calls.respond(session, name, { ANSWER }, ClientMetadata === undefined ? {} : { ClientMetadata })
  }

  function signIn(reason: string, pauseSeconds = 0) {
    const requested = prepared('A code', async () => {
      if (pauseSeconds > 0) await passes(pauseSeconds)
      const { name, session } = await openFlow()
      const asked = await answer({ name, session }, CODE_REQUEST, { requestCode: 'true' })
      const parameters = asked.ChallengeParameters ?? {}
      const delivery = parameters['delivery'] ?? 'sent'
      if (!delivery.startsWith('sent')) throw new NotAsked(`no code was emailed: delivery was "${delivery}"`)
      return { name, session: asked.Session, parameters }
    })
    const finished = prepared('A sign-in', async () => {
      const flow = await requested()
      const { AuthenticationResult } = await answer(flow, await account.code(reason))
      return { result: AuthenticationResult ?? {}, ...TokensSchema.parse(AuthenticationResult) }
    })
    return { requested, finished }
  }

  return {
    ...{ pool, email, clock, passes, calls, passwords, account, openFlow, answer },
    /** An address without an account. */
    unregistered: newAddress(),
    /** Four sign-ins: each of the calls that end one needs its own. */
    first: signIn('of a sign-in, which most rows are about'),
    second: signIn('of a second sign-in, which RevokeToken ends', QUIET_SECONDS),
    third: signIn('of a third sign-in, which RevokeToken of a rotated token may end', QUIET_SECONDS),
    fourth: signIn('of a fourth sign-in, which DeleteUser ends', QUIET_SECONDS),
  }
}
