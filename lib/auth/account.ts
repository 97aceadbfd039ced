import 'server-only'
import { after } from 'next/server'
import { systemClock } from '#lib/clock.ts'
import {
  changePassword as callChangePassword,
  deleteUser,
  globalSignOut,
  updateUserAttributes,
} from '#lib/cognito/account.ts'
import type { CognitoError } from '#lib/cognito/errors.ts'
import { withoutDirectionMarks } from '#lib/direction-marks.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { isRevoked, rememberAllRevoked, rememberSignedOut } from '#lib/session/revoked-sessions.ts'
import { forgetVisitor } from '#lib/session/sealed-cookie.ts'
import { forgetSession, readSession, type Session, writeSession } from '#lib/session/session-cookie.ts'
import { type AuthEvent, logAuthEvent } from './log.ts'
import { couldBePassword } from './password.ts'
import { refreshSession } from './refresh-session.ts'
import { isPassword, tellPasswordChanged } from './sign-in-with-password.ts'

/** `ended`: the session is over. `unavailable`: nothing was changed, and the visitor can try again. */
type AccountRefusal = { readonly code: 'ended' | 'unavailable' }

type Done = Result<undefined, AccountRefusal>

/** Ends all sessions of the signed-in user, on all devices including this one. */
export async function signOutEverywhere(): Promise<Done> {
  return endingAllSessions('signed-out-everywhere', globalSignOut)
}

/** Deletes the account of the signed-in user. The caller requires a recent sign-in. */
export async function deleteAccount(): Promise<Done> {
  return endingAllSessions('account-deleted', deleteUser)
}

/** Sets the name of the signed-in user; an empty one removes it. */
export async function changeName(typed: string): Promise<Done> {
  const name = withoutDirectionMarks(typed)
  const changed = await withAccessToken('name-changed', (accessToken) =>
    updateUserAttributes(accessToken, { name }),
  )
  if (!changed.ok) return changed
  const session = changed.value
  if (isRevoked(session)) return refused({ code: 'ended' })
  await writeSession({ ...session, identity: { ...session.identity, name } })
  return ok(undefined)
}

/**
 * `wrong`: the current password is incorrect. `too-often`: Cognito accepts no more attempts for a while. `still-open`: the
 * password was changed, but the sessions could not be ended.
 */
export type PasswordChangeRefusal = AccountRefusal | { readonly code: 'wrong' | 'too-often' | 'still-open' }

/**
 * Changes the password of the signed-in user and ends all sessions, this one included, so that no one stays signed in with the
 * old one. The owner is told by email. Where ending them fails, this session stays for another attempt.
 */
export async function changePassword(
  currentPassword: string,
  newPassword: string,
): Promise<Result<undefined, PasswordChangeRefusal>> {
  const renewed = await renewedSession()
  if (!renewed.ok) return renewed
  const { session, accessToken } = renewed.value
  const about = session.identity.sub
  const called = couldBePassword(currentPassword)
    ? await changeOrFindChanged(session, accessToken, currentPassword, newPassword)
    : refused({ code: 'not-allowed' } as const)
  const changed = logged('password-changed', about, called)
  if (!changed.ok) return refused({ code: changeRefusal(changed.error.code) })
  after(() => tellPasswordChanged(session.identity.email, newPassword))
  const begun = systemClock()
  const ended = logged('signed-out-everywhere', about, await globalSignOut(accessToken))
  if (!ended.ok) return refused({ code: 'still-open' })
  rememberAllRevoked(session.identity, begun)
  rememberSignedOut(session)
  await forgetVisitor()
  return ok(undefined)
}

/** Where the answer to the change is lost, the new password tells whether it was done. */
async function changeOrFindChanged(
  { identity }: Session,
  accessToken: string,
  currentPassword: string,
  newPassword: string,
): Promise<Result<undefined, CognitoError>> {
  const changed = await callChangePassword(accessToken, currentPassword, newPassword)
  if (changed.ok || changed.error.code !== 'unavailable') return changed
  const isDone = (await isPassword(identity.email, newPassword)).ok
  return isDone ? ok(undefined) : changed
}

function changeRefusal(code: CognitoError['code']): PasswordChangeRefusal['code'] {
  if (code === 'not-allowed') return 'wrong'
  return code === 'too-often' ? 'too-often' : 'unavailable'
}

/** A sign-in that happens during the call may be later than it: what became of that one, Cognito says at its first refresh. */
async function endingAllSessions(event: AuthEvent['event'], call: Call): Promise<Done> {
  const begun = systemClock()
  const done = await withAccessToken(event, call)
  if (!done.ok) return done
  rememberAllRevoked(done.value.identity, begun)
  rememberSignedOut(done.value)
  await forgetVisitor()
  return ok(undefined)
}

type Call = (accessToken: string) => Promise<Result<undefined, CognitoError>>

/** Calls Cognito as the user. The refreshed session is kept, whatever the call returns. */
async function withAccessToken(
  event: AuthEvent['event'],
  call: Call,
): Promise<Result<Session, AccountRefusal>> {
  const renewed = await renewedSession()
  if (!renewed.ok) return renewed
  const { session, accessToken } = renewed.value
  const called = logged(event, session.identity.sub, await call(accessToken))
  if (called.ok) return ok(session)
  if (called.error.code !== 'not-allowed') return refused({ code: 'unavailable' })
  // Another request ended all sessions, or deleted the account, after this one was renewed.
  await forgetSession()
  return refused({ code: 'ended' })
}

function logged<T>(event: AuthEvent['event'], about: string, called: Result<T, CognitoError>) {
  logAuthEvent({ event, outcome: called.ok ? 'ok' : called.error.code, about })
  return called
}

/** Refreshed first, so that Cognito has just confirmed the session, and the token lives as long as it can. */
async function renewedSession(): Promise<
  Result<{ readonly session: Session; readonly accessToken: string }, AccountRefusal>
> {
  const session = await readSession()
  if (session === undefined) return refused({ code: 'ended' })
  const refreshed = await refreshSession(session)
  if (refreshed.kind === 'unavailable') return refused({ code: 'unavailable' })
  // The user may have signed out in another tab meanwhile, or in again: this answer must not touch the cookie.
  if (refreshed.kind === 'ended' || isRevoked(session)) return refused({ code: 'ended' })
  await writeSession(refreshed.session)
  return ok({ session: refreshed.session, accessToken: refreshed.accessToken })
}
