import 'server-only'
import { NEXT_FIELD, textField } from '#lib/http/form-field.ts'
import { safeRedirect } from '#lib/http/redirects.ts'
import { MAX_NEXT_LENGTH } from '#lib/limits.ts'
import type { Query } from './flash-state.ts'

/** `next` of a posted form, safe to redirect to. */
export function nextField(form: unknown): string {
  return safeRedirect(textField(form, NEXT_FIELD, MAX_NEXT_LENGTH))
}

/** `next` of a page's query, safe to redirect to. */
export function nextParameter(query: Query): string {
  return safeRedirect(query[NEXT_FIELD])
}

/** A link to a page of the sign-in that keeps `next`. */
export function withNext(path: string, next: string): string {
  return next === '/' ? path : `${path}?${NEXT_FIELD}=${encodeURIComponent(next)}`
}
