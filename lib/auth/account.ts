import 'server-only'
import {
  changePassword as callChangePassword,
  deleteUser,
  globalSignOut,
  updateUserAttributes,
} from '#lib/cognito/account.ts'
import type { CognitoError } from '#lib/cognito/errors.ts'
import { withoutDirectionMarks } from '#lib/direction-marks.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { rememberAllRevoked } from '#lib/session/revoked-sessions.ts'
import { forgetSession, readSession, type Session, writeSession } from '#lib/session/session-cookie.ts'
import { type AuthEvent, logAuthEvent } from './log.ts'
import { couldBePassword } from './password.ts'
import { refreshSession } from './refresh-session.ts'

/** `ended`: there is no session any more. `unavailable`: nothing was done, and it can be tried again. */
type AccountRefusal = { readonly code: 'ended' | 'unavailable' }

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
export async function changeName(typed: string): Promise<Done> {
  const name = withoutDirectionMarks(typed)
  const changed = await withAccessToken('name-changed', (accessToken) =>
    updateUserAttributes(accessToken, { name }),
  )
  if (!changed.ok) return changed
  const session = changed.value
  await writeSession({ ...session, identity: { ...session.identity, name } })
  return ok(undefined)
}

/**
 * `wrong`: the present password is another one. `too-often`: Cognito takes no more guesses for a while. `still-open`: the
 * password is changed, but the sessions could not be ended.
 */
export type PasswordChangeRefusal = AccountRefusal | { readonly code: 'wrong' | 'too-often' | 'still-open' }

/**
 * Changes the signed-in person's password, and ends all sessions: whoever else knew the old one is out, and this browser
 * signs in with the new one. Where that fails, this session stays, so that it can be tried once more.
 */
export async function changePassword(
  present: string,
  proposed: string,
): Promise<Result<undefined, PasswordChangeRefusal>> {
  const renewed = await renewedSession()
  if (!renewed.ok) return renewed
  const { session, accessToken } = renewed.value
  const about = session.identity.sub
  const called = couldBePassword(present)
    ? await callChangePassword(accessToken, present, proposed)
    : refused({ code: 'not-allowed' } as const)
  const changed = logged('password-changed', about, called)
  if (!changed.ok) return refused({ code: changeRefusal(changed.error.code) })
  const ended = logged('signed-out-everywhere', about, await globalSignOut(accessToken))
  if (!ended.ok) return refused({ code: 'still-open' })
  rememberAllRevoked(session.identity)
  await forgetSession()
  return ok(undefined)
}

function changeRefusal(code: CognitoError['code']): PasswordChangeRefusal['code'] {
  if (code === 'not-allowed') return 'wrong'
  return code === 'too-often' ? 'too-often' : 'unavailable'
}

async function endingAllSessions(event: AuthEvent['event'], call: Call): Promise<Done> {
  const done = await withAccessToken(event, call)
  if (!done.ok) return done
  rememberAllRevoked(done.value.identity)
  await forgetSession()
  return ok(undefined)
}

type Call = (accessToken: string) => Promise<Result<undefined, CognitoError>>

/** Calls Cognito in the person's own name. Whatever comes of the call, the renewed session is kept. */
async function withAccessToken(
  event: AuthEvent['event'],
  call: Call,
): Promise<Result<Session, AccountRefusal>> {
  const renewed = await renewedSession()
  if (!renewed.ok) return renewed
  const { session, accessToken } = renewed.value
  const called = logged(event, session.identity.sub, await call(accessToken))
  return called.ok ? ok(session) : refused({ code: 'unavailable' })
}

function logged<T>(event: AuthEvent['event'], about: string, called: Result<T, CognitoError>) {
  logAuthEvent({ event, outcome: called.ok ? 'ok' : called.error.code, about })
  return called
}

/** Access tokens are not kept, so the session is renewed for one. */
async function renewedSession(): Promise<
  Result<{ readonly session: Session; readonly accessToken: string }, AccountRefusal>
> {
  const session = await readSession()
  if (session === undefined) return refused({ code: 'ended' })
  const refreshed = await refreshSession(session)
  if (refreshed.kind === 'ended') await forgetSession()
  if (refreshed.kind !== 'refreshed') return refused({ code: refreshed.kind })
  await writeSession(refreshed.session)
  return ok({ session: refreshed.session, accessToken: refreshed.accessToken })
}
