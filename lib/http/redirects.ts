import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { MAX_NEXT_LENGTH } from '#lib/limits.ts'

const ELSEWHERE = 'http://site.invalid'

/**
 * Makes a `?next=` value safe to redirect to: a path of this site that begins with exactly one slash.
 * The output is parsed again and compared, because URL parsing can itself turn `/..//evil` into `//evil`.
 * @returns the path with query and fragment, in ASCII without backslashes, or `/` for anything else
 */
export function safeRedirect(candidate: unknown): string {
  if (typeof candidate !== 'string' || candidate.length > MAX_NEXT_LENGTH) return '/'
  if (!isOwnPath(candidate)) return '/'
  const url = new URL(candidate, ELSEWHERE)
  // Parsing leaves backslashes in a query and a fragment as they are.
  const path = (url.pathname + url.search + url.hash).replaceAll('\\', '%5C')
  return isOwnPath(path) ? path : '/'
}

function isOwnPath(path: string): boolean {
  if (!/^\/(?![/\\])/.test(path) || hasControlCharacter(path)) return false
  return URL.canParse(path, ELSEWHERE) && new URL(path, ELSEWHERE).origin === ELSEWHERE
}

function hasControlCharacter(text: string): boolean {
  return /\p{Cc}/u.test(text)
}

/** The proxy overwrites whatever the visitor sent; a page has no other way to learn its own path. */
export const REQUESTED_PATH_HEADER = 'x-requested-path'

/** Path and query of this request, safe to redirect to; `/` when unknown. */
export async function requestedPath(): Promise<string> {
  return safeRedirect((await headers()).get(REQUESTED_PATH_HEADER))
}

/** The query of this request; of what it names twice, the last one. */
export async function requestedQuery(): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries(new URL(await requestedPath(), ELSEWHERE).searchParams)
}

/** The page for people without the right to see another one; answered with 403. */
export const FORBIDDEN_PATH = '/forbidden'

/** A page of the sign-in that leads back to this one. */
export async function withReturn(path: string): Promise<string> {
  const from = await requestedPath()
  return from === '/' ? path : `${path}?next=${encodeURIComponent(from)}`
}

/** True when the page's script called the action; without script, the browser posts the form. */
export async function isFromScript(): Promise<boolean> {
  return (await headers()).has('next-action')
}

/**
 * Finishes an action by showing its page again. A page with script is rendered in place and keeps focus and entries; a page
 * without is redirected to itself (post/redirect/get), so that a reload posts nothing.
 * @param path of the page with the form
 */
export async function showAgain(path: string): Promise<void> {
  if (!(await isFromScript())) redirect(path)
}
