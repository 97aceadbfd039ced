import type { PasswordFault } from '#app/_forms/field-errors.ts'
import type { CodeFault } from '#lib/auth/parse-code.ts'
import type { ResetPassword } from '#lib/auth/reset-password.ts'

/** What the form for a new password knows after it was sent. The code is kept, the password never. */
export type ResetState =
  | { readonly status: 'idle' }
  | {
      readonly status: 'invalid'
      readonly code: string
      readonly codeFault?: CodeFault
      readonly passwordFault?: PasswordFault
    }
  | {
      readonly status: 'refused'
      readonly code: string
      readonly reason: Extract<ResetPassword, 'wrong' | 'unavailable'>
      /** False from the second wrong code in a row. */
      readonly first: boolean
    }
