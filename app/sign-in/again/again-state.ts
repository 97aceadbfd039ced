import type { StartRefusal } from '#app/sign-in/refusal.tsx'

/** What the page that asks for a fresh code knows after it was sent. */
export type AgainState =
  | { readonly status: 'idle' }
  | { readonly status: 'refused'; readonly reason: StartRefusal }
  | { readonly status: 'invalid' }
