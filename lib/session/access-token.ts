import 'server-only'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { ACCESS_TOKEN_SECONDS_LEFT } from '#lib/limits.ts'
import { instanceMemory } from './instance-memory.ts'
import { type ResponseCookie, sealedCookie } from './sealed-cookie.ts'

/** An access token of Cognito's, and the session that it was issued with. `expiresAtSeconds` is of the site's clock. */
export type KeptToken = {
  readonly sessionId: string
  readonly token: string
  readonly expiresAtSeconds: number
}

/** The tokens that this instance got last, by session: for pages until the browser has the cookie, and for tokens too long for one. */
const remembered = instanceMemory<KeptToken>('access-tokens', 5_000)

/** Remembers a token, in place of an earlier one of its session. */
export function rememberAccessToken(kept: KeptToken): void {
  remembered.set(kept.sessionId, kept, kept.expiresAtSeconds - epochSeconds(systemClock()))
}

/** The token that this instance got for a session, if it lives long enough to be handed out. */
export function rememberedAccessToken(sessionId: string): KeptToken | undefined {
  const kept = remembered.get(sessionId)
  return kept !== undefined && isLive(kept) ? kept : undefined
}

const JsonSchema = z.record(z.string(), z.unknown())

/** A token without the Base64 of its JSON, which a seal compresses: docs/decisions/0041. */
const PartsSchema = z.object({ header: JsonSchema, claims: JsonSchema, signature: z.string() })

const HeldSchema = PartsSchema.extend({ sessionId: z.uuid(), expiresAtSeconds: z.number().int() })

const cookie = sealedCookie('access-token', HeldSchema)

export function accessTokenCookieName(): string {
  return cookie.name()
}

/** The token of this request's cookie, or of this instance, if it was issued with this session and lives long enough. */
export async function readAccessToken(sessionId: string): Promise<string | undefined> {
  return tokenIn(await cookie.read(), sessionId)
}

/** The same for a cookie that a request brings; for the proxy. */
export async function openAccessToken(
  sealed: string | undefined,
  sessionId: string,
): Promise<string | undefined> {
  return tokenIn(await cookie.open(sealed), sessionId)
}

function tokenIn(held: z.infer<typeof HeldSchema> | undefined, sessionId: string): string | undefined {
  return held !== undefined && held.sessionId === sessionId && isLive(held)
    ? joined(held)
    : rememberedAccessToken(sessionId)?.token
}

/**
 * The cookie of a token, of any length.
 * @returns undefined for a token whose JSON would not become the same text again
 */
export async function accessTokenCookie({
  token,
  sessionId,
  expiresAtSeconds,
}: KeptToken): Promise<ResponseCookie | undefined> {
  const [header = '', claims = '', signature = ''] = token.split('.')
  const parts = PartsSchema.safeParse({ header: decoded(header), claims: decoded(claims), signature }).data
  if (parts === undefined || joined(parts) !== token) return undefined
  return cookie.make({ ...parts, sessionId, expiresAtSeconds }, expiresAtSeconds)
}

export function expiredAccessTokenCookie(): ResponseCookie {
  return cookie.toDelete()
}

function isLive({ expiresAtSeconds }: Pick<KeptToken, 'expiresAtSeconds'>): boolean {
  return epochSeconds(systemClock()) + ACCESS_TOKEN_SECONDS_LEFT < expiresAtSeconds
}

function joined({ header, claims, signature }: z.infer<typeof PartsSchema>): string {
  const encoded = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  return [...encoded, signature].join('.')
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString())
  } catch {
    return undefined
  }
}
