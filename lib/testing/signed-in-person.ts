import { randomUUID } from 'node:crypto'
import type { CodeChallenge } from '#lib/cognito/sign-in.ts'
import { type EmailAddress, EmailAddressSchema } from '#lib/email-address.ts'
import { randomPassword } from '#lib/random-password.ts'
import type { Session } from '#lib/session/session-cookie.ts'
import type { SiteOnLocalPool } from '#lib/testing/site-on-local-pool.ts'

export function anotherAddress(): EmailAddress {
  return EmailAddressSchema.parse(`${randomUUID()}@example.com`)
}

/** Signs up a visitor as far as the code, without the minimum duration. */
export async function signsUp(email: EmailAddress): Promise<CodeChallenge> {
  const { signUp } = await import('#lib/cognito/sign-up.ts')
  const { startSignIn } = await import('#lib/auth/request-code.ts')
  await signUp(email, randomPassword(), {})
  const requested = await startSignIn(email, {})
  if (!requested.ok) throw new Error(requested.error.code)
  return requested.value
}

/** Signs up a visitor and submits the emailed code: the browser of this request has the session afterwards. */
export async function signsUpAndIn(site: SiteOnLocalPool, email = anotherAddress()): Promise<Session> {
  const { submitCode } = await import('#lib/auth/submit-code.ts')
  const { newPendingSignIn } = await import('#lib/session/pending-sign-in.ts')
  const { completeSignIn } = await import('#lib/auth/submit-code.ts')
  const { readSession } = await import('#lib/session/session-cookie.ts')
  const submitted = await submitCode(newPendingSignIn(email, await signsUp(email)), site.readsCode(email), {})
  if (submitted.kind !== 'signed-in') throw new Error(submitted.kind)
  await completeSignIn(submitted, randomUUID())
  const session = await readSession()
  if (session === undefined) throw new Error('No session was opened')
  return session
}
