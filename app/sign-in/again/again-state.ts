import type { PasswordRefusal } from '#lib/auth/password-start.ts'

/** What the page that asks for a fresh code knows after it was sent. */
export type AgainState =
  | { readonly status: 'idle' }
  | { readonly status: 'refused'; readonly reason: AgainRefusal }
  | { readonly status: 'invalid' }

/** Whoever is signed in has an address that was confirmed. */
export type AgainRefusal = Exclude<PasswordRefusal, { code: 'not-confirmed' }>
