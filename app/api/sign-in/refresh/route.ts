import { z } from 'zod'
import { requireNoBrowser } from '#lib/auth/own-origin.ts'
import { type RefreshedSession, refreshSession } from '#lib/auth/refresh-session.ts'
import { revokeIfReused } from '#lib/auth/reused-tokens.ts'
import { apiError, JSON_FAULTS, readJson } from '#lib/http/api.ts'
import { openRoutes } from '#lib/http/open-routes.ts'
import { rememberedAccessToken } from '#lib/session/access-token.ts'
import { noteSeen } from '#lib/session/renewed-sessions.ts'
import { isRevoked } from '#lib/session/revoked-sessions.ts'
import { isFresh, type Session } from '#lib/session/session-cookie.ts'
import { openSession, tokensAnswer } from '../tokens.ts'

const BodySchema = z.strictObject({ refreshToken: z.string() })

const { maxBodyBytes } = openRoutes['/api/sign-in/refresh']

/** Answers a refresh token with the next one and an access token, once the earlier one is about to expire. docs/api-routes.md */
export async function POST(request: Request): Promise<Response> {
  const caller = requireNoBrowser(request)
  if (!caller.ok) return apiError(403, caller.error)
  const body = await readJson(request, maxBodyBytes, BodySchema)
  if (!body.ok) return apiError(JSON_FAULTS[body.error], body.error)
  const session = await openSession(body.value.refreshToken)
  if (session === undefined) return apiError(401, 'ended')
  const refreshed = await refreshWhenDue(session)
  return refreshed.kind === 'refreshed'
    ? tokensAnswer(refreshed.session, refreshed.accessToken)
    : apiError(refreshed.kind === 'ended' ? 401 : 503, refreshed.kind)
}

/** As the proxy does with the session of a page: Cognito's limit counts the calls of the whole site. */
async function refreshWhenDue(session: Session): Promise<RefreshedSession> {
  if (isRevoked(session)) {
    await revokeIfReused(session)
    return ENDED
  }
  noteSeen(session)
  const kept = isFresh(session, { ahead: true }) ? rememberedAccessToken(session.sessionId) : undefined
  if (kept !== undefined) return { kind: 'refreshed', session, accessToken: kept.token }
  const refreshed = await refreshSession(session)
  // The person may have signed out meanwhile.
  return isRevoked(session) ? ENDED : refreshed
}

const ENDED = { kind: 'ended' } as const
