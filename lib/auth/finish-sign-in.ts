import 'server-only'
import { systemClock } from '#lib/clock.ts'
import { rememberBrowser } from '#lib/session/known-browser.ts'
import { forgetPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { readSession, startSession } from '#lib/session/session-cookie.ts'
import { logAuthEvent } from './log.ts'
import { revokeSession } from './revoke-session.ts'
import type { SubmittedCode } from './submit-code.ts'

/**
 * Opens the session that a right code earned. One that this browser had before ends, at Cognito too: whoever signs in
 * again gets a new session and no second one (OWASP ASVS 5.0, 7.2.4).
 * @param browserId what the answer named this browser by, known to the account from now on
 */
export async function completeSignIn(
  { identity, tokens }: Extract<SubmittedCode, { kind: 'signed-in' }>,
  browserId: string,
): Promise<void> {
  const begun = systemClock()
  const earlier = await readSession()
  await startSession(identity, tokens, earlier)
  await rememberBrowser(browserId)
  await forgetPendingSignIn()
  if (earlier !== undefined) await revokeSession(earlier)
  logAuthEvent({ event: 'signed-in', outcome: 'ok', about: identity.sub }, begun)
}
