import { type EmailAddress, EmailAddressSchema, isBlank, isTooLong } from '#lib/email-address.ts'
import { textField } from '#lib/http/form-field.ts'
import { MAX_EMAIL_FIELD } from '#lib/limits.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { AddressFault } from './field-errors.ts'
import type { StartError } from './start-error.tsx'

/** What an address form knows after it was sent. `email` is what was typed, so that nothing is lost. */
export type EmailFormState =
  | { readonly status: 'idle'; readonly email: string }
  | { readonly status: 'invalid'; readonly email: string; readonly fault: AddressFault }
  | { readonly status: 'refused'; readonly email: string; readonly reason: StartError }

/** Parses the address out of a posted form, or says what the form should show. */
export function parseEmailForm(form: unknown): Result<EmailAddress, EmailFormState> {
  const typed = textField(form, 'email', MAX_EMAIL_FIELD)
  const email = EmailAddressSchema.safeParse(typed)
  if (email.success) return ok(email.data)
  return refused({ status: 'invalid', email: typed, fault: faultOf(typed) })
}

function faultOf(typed: string): AddressFault {
  if (isBlank(typed)) return 'empty'
  return isTooLong(typed) ? 'too-long' : 'format'
}
