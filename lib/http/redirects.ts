import { MAX_NEXT_LENGTH } from '#lib/limits.ts'

const ELSEWHERE = 'http://site.invalid'

/**
 * Makes a `?next=` value safe to redirect to: a path of this site that begins with exactly one slash.
 * The output is parsed again and compared, because URL parsing can itself turn `/..//evil` into `//evil`.
 * @returns the path with query and fragment, or `/` for anything else
 */
export function safeRedirect(candidate: unknown): string {
  if (typeof candidate !== 'string' || candidate.length > MAX_NEXT_LENGTH) return '/'
  if (!isOwnPath(candidate)) return '/'
  const url = new URL(candidate, ELSEWHERE)
  const path = url.pathname + url.search + url.hash
  return isOwnPath(path) ? path : '/'
}

function isOwnPath(path: string): boolean {
  if (!/^\/(?![/\\])/.test(path) || hasControlCharacter(path)) return false
  return URL.canParse(path, ELSEWHERE) && new URL(path, ELSEWHERE).origin === ELSEWHERE
}

function hasControlCharacter(text: string): boolean {
  return /\p{Cc}/u.test(text)
}
