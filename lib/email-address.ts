import * as z from 'zod'
import { MAX_EMAIL_LENGTH, MAX_LOCAL_PART_LENGTH } from './limits.ts'

const LOCAL_PART = /^[a-z0-9!#$&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$&'*+/=?^_`{|}~-]+)*$/i
const DOMAIN_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i

/**
 * An email address in the one form that is used everywhere: as Cognito's USERNAME, in the SECRET_HASH, as a key of limits. Trimmed
 * and in lower case; the pool ignores case anyway.
 */
export type EmailAddress = string & z.BRAND<'EmailAddress'>

/**
 * Parses a typed address. Only plain ASCII `local@domain.tld` passes: no quoted local part, no list, no
 * `%` or `=?` (routing and encoded-word tricks), no control character. Validation comes before normalisation, so
 * that no character (Kelvin sign, full-width @) can turn into an allowed one.
 */
export const EmailAddressSchema = z
  .string()
  .max(MAX_EMAIL_LENGTH + 64)
  .refine((typed) => isPlainAddress(trimBlanks(typed)))
  .transform((typed) => trimBlanks(typed).toLowerCase())
  .brand<'EmailAddress'>()

/** True for an entry of nothing but blanks. */
export function isBlank(typed: string): boolean {
  return trimBlanks(typed) === ''
}

/** True for an entry that is longer than any address. */
export function isTooLong(typed: string): boolean {
  return trimBlanks(typed).length > MAX_EMAIL_LENGTH
}

function trimBlanks(typed: string): string {
  return typed.replace(/^[ \t]+|[ \t]+$/g, '')
}

function isPlainAddress(address: string): boolean {
  if (address.length > MAX_EMAIL_LENGTH || address.includes('=?')) return false
  const at = address.indexOf('@')
  const local = address.slice(0, at)
  const labels = address.slice(at + 1).split('.')
  return (
    at > 0 &&
    local.length <= MAX_LOCAL_PART_LENGTH &&
    LOCAL_PART.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => DOMAIN_LABEL.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '')
  )
}
