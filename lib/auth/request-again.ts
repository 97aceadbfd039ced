import 'server-only'
import { systemClock } from '#lib/clock.ts'
import type { ClientData } from '#lib/cognito/client-data.ts'
import { askForCodeAgain } from '#lib/cognito/respond-to-auth-challenge.ts'
import { asksForPassword } from '#lib/env.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { PendingSignIn } from '#lib/session/pending-sign-in.ts'
import { noSoonerThanFloor } from './answer-floor.ts'
import { logAuthEvent } from './auth-log.ts'
import { type RequestCodeError, type RequestedCode, requestCode } from './request-code.ts'

/** `ended`: Cognito has forgotten this sign-in, and the password has to be entered again. */
export type RequestAgainError = RequestCodeError | { readonly code: 'ended' }

/**
 * Requests the code of an open sign-in once more: by a new start where the code is all there is, on the open round where
 * a password came before it.
 */
export async function requestAgain(
  pending: PendingSignIn,
  client: ClientData,
): Promise<Result<RequestedCode, RequestAgainError>> {
  return asksForPassword() ? onOpenRound(pending, client) : requestCode(pending.email, client)
}

async function onOpenRound(
  { email, username, session }: PendingSignIn,
  client: ClientData,
): Promise<Result<RequestedCode, RequestAgainError>> {
  if (session === undefined) return refused({ code: 'ended' })
  return noSoonerThanFloor(async () => {
    const begun = systemClock()
    const asked = await askForCodeAgain({ username, session }, client)
    const outcome = asked.ok ? asked.value.parameters.delivery : asked.error.code
    logAuthEvent({ event: 'code-requested', outcome, about: email }, begun)
    if (asked.ok) return ok(asked.value)
    const isOver = asked.error.code === 'session-gone' || asked.error.code === 'not-allowed'
    return refused({ code: isOver ? 'ended' : 'unavailable' })
  })
}
