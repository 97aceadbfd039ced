import type { RequestCodeError } from '#lib/auth/request-code.ts'

/** What the page that asks for a fresh code knows after it was sent. */
export type AgainState =
  | { readonly status: 'idle' }
  | { readonly status: 'refused'; readonly reason: RequestCodeError }
