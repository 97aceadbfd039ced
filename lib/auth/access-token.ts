import 'server-only'
import { redirect } from 'next/navigation'
import { verifyAccessToken } from '#lib/cognito/verify-access-token.ts'
import { siteEnvironment } from '#lib/env.ts'
import { fetchingPath, isFetching } from '#lib/http/access-token-request.ts'
import { withReturn } from '#lib/http/redirects.ts'
import { readAccessToken } from '#lib/session/access-token.ts'
import { isRevoked } from '#lib/session/revoked-sessions.ts'
import { canWriteSession, type Session, writeSession } from '#lib/session/session-cookie.ts'
import { refreshSession } from './refresh-session.ts'

/** The access token of a session: the one that is kept, or another one from Cognito. */
export async function accessTokenOf(session: Session): Promise<string> {
  return (await readAccessToken(session.sessionId)) ?? fetchAccessToken(session)
}

/** The groups of a person whose session has no room for them. */
export async function groupsInTokenOf(session: Session): Promise<readonly string[]> {
  const verified = await verifyAccessToken(await accessTokenOf(session), [siteEnvironment().clientId])
  if (!verified.ok) throw new Error(`The groups of a session are not known: ${verified.error.code}`)
  return verified.value['cognito:groups']
}

/** A page leaves it to the proxy, which can set the cookie of the renewed session. */
async function fetchAccessToken(session: Session): Promise<string> {
  const isPage = !(await canWriteSession(session))
  if (isPage && !(await isFetching())) redirect(await fetchingPath())
  const refreshed = isPage ? UNAVAILABLE : await refreshSession(session)
  if (refreshed.kind === 'unavailable') throw new Error('Cognito gave no access token')
  if (refreshed.kind === 'ended' || isRevoked(session)) redirect(await withReturn('/sign-in'))
  await writeSession(refreshed.session)
  return refreshed.accessToken
}

const UNAVAILABLE = { kind: 'unavailable' } as const
