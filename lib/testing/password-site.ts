import { randomUUID } from 'node:crypto'
import type { EmailAddress } from '#lib/email-address.ts'
import type { PendingSignIn } from '#lib/session/pending-sign-in.ts'
import { type SiteOnLocalPool, startSiteOnLocalPool } from '#lib/testing/site-on-local-pool.ts'
import { testOn } from '#lib/testing/site-test.ts'

export const PASSWORD = 'seven green ladders'
export const OTHER = 'a bicycle in the rain'

export const INTERNAL_ERROR = { type: 'InternalErrorException', message: 'x', status: 500 }

type PasswordSite = SiteOnLocalPool & {
  /** The newest of Cognito's own codes in a mailbox. */
  cognitoCode(address: string): string
  /** Signs up with PASSWORD and confirms the address, without the minimum duration. */
  signsUp(email: EmailAddress): Promise<void>
  /** Signs in as far as the code. */
  starts(email: EmailAddress): Promise<PendingSignIn>
  /** Signs up, and in with password and code: the browser of this request has the session afterwards. */
  signsUpAndIn(email: EmailAddress): Promise<void>
}

/** A test in password mode, with the functions of the site. */
export const passwordTest = testOn(startPasswordSite).extend('auth', { scope: 'file' }, ({ site: _ }) =>
  // After the pool: what is imported here reads the environment that the pool has set.
  siteInPasswordMode(),
)

async function startPasswordSite(): Promise<PasswordSite> {
  const site = await startSiteOnLocalPool('password-and-code')
  const cognitoCode = (address: string) => {
    const mail = site.pool.inbox.messages(address).find(({ subject }) => subject.startsWith('Your code '))
    return />(\d{6})</.exec(mail?.html ?? '')?.[1] ?? 'no code'
  }
  const { signInWithPassword, newPendingSignIn, submitCode, completeSignIn } = await siteInPasswordMode()
  const { signUp } = await import('#lib/cognito/sign-up.ts')
  const { confirmSignUp } = await import('#lib/cognito/sign-up.ts')
  const starts = async (email: EmailAddress) => {
    const started = await signInWithPassword(email, PASSWORD, {})
    if (!started.ok) throw new Error(started.error.code)
    if (started.value.kind !== 'code') throw new Error(started.value.kind)
    return newPendingSignIn(email, started.value.challenge)
  }
  const signsUp = async (email: EmailAddress) => {
    await signUp(email, PASSWORD, {})
    const confirmed = await confirmSignUp(email, cognitoCode(email), { begunBefore: false })
    if (!confirmed.ok) throw new Error(confirmed.error.code)
  }
  return {
    ...site,
    cognitoCode,
    signsUp,
    starts,
    signsUpAndIn: async (email) => {
      await signsUp(email)
      const submitted = await submitCode(await starts(email), site.readsCode(email), {})
      if (submitted.kind !== 'signed-in') throw new Error(submitted.kind)
      await completeSignIn(submitted, randomUUID())
    },
  }
}

const siteInPasswordMode = async () => ({
  ...(await import('#lib/auth/start-quota.ts')),
  ...(await import('#lib/auth/email-verification.ts')),
  ...(await import('#lib/auth/submit-code.ts')),
  ...(await import('#lib/auth/session.ts')),
  ...(await import('#lib/auth/account.ts')),
  ...(await import('#lib/auth/sign-in-with-password.ts')),
  ...(await import('#lib/session/pending-sign-in.ts')),
  ...(await import('#lib/auth/request-code.ts')),
  ...(await import('#lib/auth/continue-sign-in.ts')),
  ...(await import('#lib/auth/require-mode.ts')),
  ...(await import('#lib/auth/reset-password.ts')),
  ...(await import('#lib/auth/sign-up.ts')),
})
