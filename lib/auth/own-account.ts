import 'server-only'
import { deleteUser } from '#lib/cognito/delete-user.ts'
import { globalSignOut } from '#lib/cognito/global-sign-out.ts'
import type { CognitoRefusal } from '#lib/cognito/refusal.ts'
import { updateUserAttributes } from '#lib/cognito/update-user-attributes.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { rememberAllEnded } from '#lib/session/ended-sessions.ts'
import { closeSession, readSignedIn, type SignedIn, writeSignedIn } from '#lib/session/signed-in.ts'
import { type AuthEvent, logAuthEvent } from './auth-log.ts'
import { refreshSession } from './refresh-session.ts'

/** `ended`: there is no session any more. `unavailable`: nothing was done, and it can be tried again. */
export type AccountRefusal = { readonly code: 'ended' | 'unavailable' }

type Done = Result<undefined, AccountRefusal>

/** Ends all sessions of the signed-in person, on all devices, this one included. */
export async function signOutEverywhere(): Promise<Done> {
  return endingAllSessions('signed-out-everywhere', globalSignOut)
}

/** Deletes the signed-in person's account. The caller has made sure of a recent sign-in. */
export async function deleteAccount(): Promise<Done> {
  return endingAllSessions('account-deleted', deleteUser)
}

/** Sets what the signed-in person wants to be called; empty removes it. */
export async function changeName(name: string): Promise<Done> {
  const changed = await withAccessToken('name-changed', (accessToken) =>
    updateUserAttributes(accessToken, { name }),
  )
  if (!changed.ok) return changed
  const session = changed.value
  await writeSignedIn({ ...session, identity: { ...session.identity, name } })
  return ok(undefined)
}

async function endingAllSessions(event: AuthEvent['event'], call: Call): Promise<Done> {
  const done = await withAccessToken(event, call)
  if (!done.ok) return done
  rememberAllEnded(done.value.identity)
  await closeSession()
  return ok(undefined)
}

type Call = (accessToken: string) => Promise<Result<undefined, CognitoRefusal>>

/**
 * Calls Cognito in the person's own name. Access tokens are not kept, so the session is renewed for one; whatever comes
 * of the call, the renewed session is.
 */
async function withAccessToken(
  event: AuthEvent['event'],
  call: Call,
): Promise<Result<SignedIn, AccountRefusal>> {
  const session = await readSignedIn()
  if (session === undefined) return refused({ code: 'ended' })
  const refreshed = await refreshSession(session)
  if (refreshed.kind === 'ended') await closeSession()
  if (refreshed.kind !== 'refreshed') return refused({ code: refreshed.kind })
  await writeSignedIn(refreshed.session)
  const called = await call(refreshed.accessToken)
  logAuthEvent({ event, outcome: called.ok ? 'ok' : called.error.code, about: session.identity.sub })
  return called.ok ? ok(refreshed.session) : refused({ code: 'unavailable' })
}
