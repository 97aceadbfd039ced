import 'server-only'
import { z } from 'zod'
import { textField } from '#lib/http/form-field.ts'
import { MAX_PASSWORD_FIELD } from '#lib/limits.ts'

/** `missing` is an existing password that was left out, `empty` a new one. */
export const PasswordFaultSchema = z.enum(['missing', 'empty', 'short', 'long', 'edges', 'common'])

/** A password as it was typed: nothing is trimmed. */
export function passwordField(form: unknown, name: string): string {
  return textField(form, name, MAX_PASSWORD_FIELD)
}

/** The only rule for a password that exists already. */
export function missingPassword(password: string): 'missing' | undefined {
  return password === '' ? 'missing' : undefined
}
