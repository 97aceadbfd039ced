import type { EmailAddress } from '#lib/email-address.ts'
import { textField } from '#lib/http/form-field.ts'
import { MAX_PASSWORD_FIELD } from '#lib/limits.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { parseEmailForm } from './email-state.ts'
import type { AddressFault, PasswordFault } from './field-errors.ts'
import type { StartError } from './start-error.tsx'

/** What a form with an address and a password knows after it was sent. The password is in none of it. */
export type CredentialsState =
  | { readonly status: 'idle'; readonly email: string }
  | {
      readonly status: 'invalid'
      readonly email: string
      readonly fault?: AddressFault
      readonly passwordFault?: PasswordFault
    }
  | { readonly status: 'refused'; readonly email: string; readonly reason: StartError }

export type Credentials = { readonly email: EmailAddress; readonly password: string }

/**
 * Parses both out of a posted form, or says what the form should show.
 * @param judge what is wrong with the password, if anything
 */
export function parseCredentials(
  form: unknown,
  judge: (password: string) => PasswordFault | undefined,
): Result<Credentials, CredentialsState> {
  const email = parseEmailForm(form)
  const password = passwordField(form, 'password')
  const typed = email.ok ? email.value : email.error.email
  const passwordFault = judge(password)
  if (email.ok && passwordFault === undefined) return ok({ email: email.value, password })
  return refused({
    status: 'invalid',
    email: typed,
    ...(email.ok || email.error.status !== 'invalid' ? {} : { fault: email.error.fault }),
    ...(passwordFault === undefined ? {} : { passwordFault }),
  })
}

/** A password as it was typed: nothing is trimmed. */
export function passwordField(form: unknown, name: string): string {
  return textField(form, name, MAX_PASSWORD_FIELD)
}

/** The only rule for a password that exists already. */
export function missingPassword(password: string): PasswordFault | undefined {
  return password === '' ? 'missing' : undefined
}
