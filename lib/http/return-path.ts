import 'server-only'
import { cookies } from 'next/headers'
import { MAX_KEPT_NEXT_LENGTH, PENDING_SECONDS } from '#lib/limits.ts'
import { cookieName, RETURN_PATH, responseCookie, unquoted } from '#lib/session/sealed-cookie.ts'
import { safeRedirect } from './redirects.ts'

/*
 * Where a visitor wanted to go when a sign-in began. It has a cookie of its own, which every step shares: whether a path is kept
 * depends on that path alone, never on what else a step keeps of an account. docs/decisions/0033
 */

/** The path that is kept, safe to redirect to; home where there is none. */
export async function readReturnPath(): Promise<string> {
  return safeRedirect(unquoted((await cookies()).get(cookieName(RETURN_PATH))?.value))
}

/** Keeps a path for as long as an unfinished sign-in, in place of any other; one that is too long is dropped. Next encodes it. */
export async function rememberReturnPath(path: string): Promise<void> {
  const isKept = path !== '/' && encodeURIComponent(path).length <= MAX_KEPT_NEXT_LENGTH
  await (isKept ? write(path, PENDING_SECONDS) : forgetReturnPath())
}

export async function forgetReturnPath(): Promise<void> {
  if ((await cookies()).get(cookieName(RETURN_PATH)) !== undefined) await write('', 0)
}

async function write(value: string, maxAge: number): Promise<void> {
  ;(await cookies()).set(responseCookie(cookieName(RETURN_PATH), value, maxAge))
}
