import { textField } from '#lib/http/form-field.ts'
import { safeRedirect } from '#lib/http/redirects.ts'
import { MAX_NEXT_LENGTH } from '#lib/limits.ts'

/** The form field, and the query parameter, that say where somebody wanted to go. */
export const NEXT_FIELD = 'next'

/** Where a posted form says its person wanted to go, safe to redirect to. */
export function nextField(form: unknown): string {
  return safeRedirect(textField(form, NEXT_FIELD, MAX_NEXT_LENGTH))
}

/** The same out of a page's query, which may hold anything. */
export function nextParameter(query: Record<string, string | string[] | undefined>): string {
  return safeRedirect(query[NEXT_FIELD])
}

/** A link to a page of the sign-in that keeps the way. */
export function withNext(path: string, next: string): string {
  return next === '/' ? path : `${path}?${NEXT_FIELD}=${encodeURIComponent(next)}`
}
