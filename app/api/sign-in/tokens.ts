import 'server-only'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { apiAnswer } from '#lib/http/api.ts'
import { sealedText } from '#lib/session/sealed-text.ts'
import { expiryOf, type Session, SessionSchema } from '#lib/session/session-cookie.ts'

/**
 * The refresh token of an app is its session, sealed: Cognito's own stays on the server, as it does for the pages, and so does what ends
 * a stolen one. docs/decisions/0044
 */
const sessions = sealedText('native-session', SessionSchema)

export async function openSession(refreshToken: string): Promise<Session | undefined> {
  return sessions.open(refreshToken)
}

/** The tokens of a session, for the app. */
export async function tokensAnswer(
  session: Session,
  accessToken: string,
  more: { readonly idToken?: string; readonly device?: string } = {},
): Promise<Response> {
  return apiAnswer(200, {
    accessToken,
    refreshToken: await sessions.seal(session, expiryOf(session)),
    expiresInSeconds: session.freshUntil - epochSeconds(systemClock()),
    ...more,
  })
}
