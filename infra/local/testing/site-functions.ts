import type { EmailAddress } from '#lib/email-address.ts'
import type { Result } from '#lib/result.ts'

/** What the site tells the triggers of a visitor. */
export type Client = { readonly clientAddress: string; readonly browserId?: string }
/** Passed from one function of the site to the next, and not read here. */
export type Challenge = { readonly session: string }
export type Pending = { readonly email: EmailAddress }

type Requested<T> = Promise<Result<T, { readonly code: string }>>
type Submitted = { readonly kind: string; readonly identity?: object; readonly tokens?: object }

/** What the site does for its pages, as far as it calls Cognito. */
export type SiteFunctions = {
  signUp(email: EmailAddress, client: Client): Requested<Challenge>
  requestCode(email: EmailAddress, client: Client): Requested<Challenge>
  signUpWithPassword(email: EmailAddress, password: string, client: Client): Requested<string>
  confirmAddress(proof: { email: EmailAddress; account: 'new' }, code: string): Promise<string>
  signInWithPassword(
    email: EmailAddress,
    password: string,
    client: Client,
  ): Requested<{ readonly challenge: Challenge }>
  newPendingSignIn(email: EmailAddress, challenge: Challenge): Pending
  resendCode(pending: Pending, client: Client): Requested<Challenge>
  submitCode(pending: Pending, code: string, client: Client): Promise<Submitted>
  refreshSession(session: object): Promise<{ readonly kind: string }>
  poolKeysAreLoaded(): Promise<boolean>
}

/**
 * The site's own functions, with the real SDK in them; they read the environment at their first call. They are loaded by
 * name: what `infra` imports must not say server-only, because it gets deployed, and this does not.
 */
export async function siteFunctions(): Promise<SiteFunctions> {
  const modules = await Promise.all(MODULES.map((name) => import(/* @vite-ignore */ `#lib/${name}.ts`)))
  return Object.assign({}, ...modules)
}

const MODULES = [
  'auth/sign-up',
  'auth/request-code',
  'auth/sign-up-with-password',
  'auth/email-verification',
  'auth/sign-in-with-password',
  'auth/pending-after',
  'auth/submit-code',
  'auth/refresh-session',
  'cognito/verify-id-token',
]
