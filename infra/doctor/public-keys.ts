import { z } from 'zod'
import type { Clock } from '#lib/clock.ts'
import { systemCode } from './asked.ts'

/** What comes of fetching the pool's public keys, as the site does, without credentials. */
export type PublicKeys =
  | { readonly code: 'fetched'; readonly keys: number; readonly aheadMilliseconds: number | undefined }
  | { readonly code: 'not-asked' }
  | { readonly code: 'unreachable'; readonly why: string }
  | { readonly code: 'no-pool'; readonly status: number }

const KeysSchema = z.object({ keys: z.array(z.unknown()) })
const TIMEOUT_MILLISECONDS = 10_000

/** Fetches them anew, past every cache. Never throws: what went wrong is a value too. */
export async function publicKeys(
  cognitoUrl: string,
  poolId: string | undefined,
  clock: Clock,
): Promise<PublicKeys> {
  if (poolId === undefined || !URL.canParse(cognitoUrl)) return { code: 'not-asked' }
  const url = new URL(`/${poolId}/.well-known/jwks.json`, cognitoUrl)
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS)
    const response = await fetch(url, { cache: 'no-store', redirect: 'error', signal })
    const parsed = KeysSchema.safeParse(await response.json().catch(() => undefined))
    if (!response.ok || !parsed.success) return { code: 'no-pool', status: response.status }
    const aheadMilliseconds = ahead(response.headers, clock())
    return { code: 'fetched', keys: parsed.data.keys.length, aheadMilliseconds }
  } catch (error) {
    return { code: 'unreachable', why: systemCode(error) || String(error) }
  }
}

/** How far this machine's clock is ahead of the server's. An answer from a cache is as old as its `Age` says. */
function ahead(headers: Headers, now: number): number | undefined {
  const date = Date.parse(headers.get('date') ?? '')
  const ageSeconds = Number(headers.get('age') ?? '0')
  if (Number.isNaN(date) || Number.isNaN(ageSeconds)) return undefined
  return now - (date + ageSeconds * 1000)
}
