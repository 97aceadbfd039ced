import 'server-only'
import { headers } from 'next/headers'
import { safeRedirect } from './redirects.ts'

/** Written by the proxy over whatever the visitor sent; pages learn their own path no other way. */
export const REQUESTED_PATH_HEADER = 'x-requested-path'

/** Path and query of this request, safe to redirect to; `/` when unknown. */
export async function requestedPath(): Promise<string> {
  return safeRedirect((await headers()).get(REQUESTED_PATH_HEADER))
}
