import type { PasswordFault } from '#app/_forms/field-errors.ts'

/** What the form for a password of one's own knows after it was sent. The password is not in it. */
export type NewPasswordState =
  | { readonly status: 'idle' }
  | { readonly status: 'invalid'; readonly passwordFault: PasswordFault }
