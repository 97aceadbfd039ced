import { domainToASCII } from 'node:url'
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

/**
 * Parses an address as people type and paste it: outer blanks and invisible characters fall away, such as the direction marks of a
 * contact list, and an international domain takes its ASCII form, in which some browsers send it themselves.
 * @see https://url.spec.whatwg.org/#concept-domain-to-ascii
 */
export const TypedEmailSchema = z.string().transform(asciiAddress).pipe(EmailAddressSchema)

export const EmailFaultSchema = z.enum(['empty', 'format', 'too-long'])

/** Why a typed address was refused. */
export function emailFault(typed: string): z.infer<typeof EmailFaultSchema> {
  if (trimInvisible(typed) === '') return 'empty'
  return asciiAddress(typed).length > MAX_EMAIL_LENGTH ? 'too-long' : 'format'
}

function asciiAddress(typed: string): string {
  const trimmed = trimInvisible(typed)
  const at = trimmed.lastIndexOf('@')
  const domain = trimmed.slice(at + 1)
  return INTERNATIONAL_DOMAIN.test(domain) && ![...domain].some(turnsIntoAscii)
    ? trimmed.slice(0, at + 1) + domainToASCII(domain)
    : trimmed
}

/** Letters, digits, hyphens and dots, some of them not ASCII: nothing that could be decoded to a character with a meaning. */
const INTERNATIONAL_DOMAIN = /^(?!\p{ASCII}*$)[\p{L}\p{M}\p{N}.。｡-]+$/u

/** True for a character that looks like an ASCII one and would become it, such as the Kelvin sign. */
function turnsIntoAscii(character: string): boolean {
  return !/^\p{ASCII}$/u.test(character) && /^\p{ASCII}+$/u.test(character.normalize('NFKC'))
}

function trimInvisible(typed: string): string {
  return typed.replace(/^[\p{White_Space}\p{Cf}]+|[\p{White_Space}\p{Cf}]+$/gu, '')
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
