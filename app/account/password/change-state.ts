import type { PasswordFault } from '#app/_forms/field-errors.ts'

/** What the form for another password knows after it was sent; no password is in it. */
export type ChangePasswordState =
  | { readonly status: 'idle' }
  | {
      readonly status: 'invalid'
      readonly presentFault?: 'missing' | 'wrong'
      readonly newFault?: PasswordFault
    }
  | { readonly status: 'refused'; readonly reason: 'too-often' | 'still-open' | 'unavailable' }
