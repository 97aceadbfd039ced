import type { StartError } from '#app/_forms/start-error.tsx'

/** What the page that asks for a fresh code knows after it was sent. */
export type ReauthenticateState =
  | { readonly status: 'idle' }
  | { readonly status: 'refused'; readonly reason: StartError }
  | { readonly status: 'invalid' }
