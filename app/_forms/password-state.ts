import 'server-only'
import { z } from 'zod'
import { textField } from '#lib/http/form-field.ts'
import { MAX_PASSWORD_FIELD } from '#lib/limits.ts'

/** `missing` is an existing password that was left out, `empty` a new one. */
export const PasswordFaultSchema = z.enum([
  'missing',
  'empty',
  'short',
  'long',
  'edges',
  'common',
  'too-often',
])

/**
 * A new password. Keyboards write "é" as one character or as two: in one normal form, both are the same password everywhere. Nothing
 * is trimmed.
 * @see https://www.rfc-editor.org/rfc/rfc8265#section-4.2.2
 */
export function newPasswordField(form: unknown, name: string): string {
  return textField(form, name, MAX_PASSWORD_FIELD).normalize('NFC')
}

/** An existing password, in the same form. Cognito allows no blanks at its edges, so those came along when it was pasted. */
export function currentPasswordField(form: unknown, name: string): string {
  return newPasswordField(form, name).replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
}

/** The only rule for a password that exists already. */
export function missingPassword(password: string): 'missing' | undefined {
  return password === '' ? 'missing' : undefined
}
