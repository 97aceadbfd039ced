import 'server-only'
import { cookies } from 'next/headers'
import type { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { siteEnvironment } from '#lib/env.ts'
import type { Purpose } from './purpose-key.ts'
import { seal, unseal } from './seal.ts'

/** Browsers drop a longer cookie without a word (RFC 6265, 6.1: name, value and attributes). */
export const MAX_COOKIE_BYTES = 4096

export type SealedCookie<T> = {
  /** The value, or undefined when there is none that can be trusted. */
  read(): Promise<T | undefined>
  /** Seals and sets. Throws before anything is set when the cookie would be too large for a browser. */
  write(value: T, expiresAtSeconds: number): Promise<void>
  /** Deletes with the attributes it was set with: a `__Host-` cookie only goes away that way. */
  destroy(): Promise<void>
}

/** A cookie that only this server can read and write; one purpose, one key, one schema. */
export function sealedCookie<T extends object>(purpose: Purpose, schema: z.ZodType<T>): SealedCookie<T> {
  return {
    async read() {
      const sealed = (await cookies()).get(cookieName(purpose))?.value
      if (sealed === undefined || sealed === '') return undefined
      const nowSeconds = epochSeconds(systemClock())
      return unseal(purpose, sealed, schema, { secrets: siteEnvironment().sessionSecrets, nowSeconds })
    },
    async write(value, expiresAtSeconds) {
      const nowSeconds = epochSeconds(systemClock())
      const secrets = siteEnvironment().sessionSecrets
      const sealed = await seal(purpose, value, { secrets, nowSeconds, expiresAtSeconds })
      const attributes = cookieAttributes(expiresAtSeconds - nowSeconds)
      assertFits(cookieName(purpose), sealed)
      ;(await cookies()).set(cookieName(purpose), sealed, attributes)
    },
    async destroy() {
      ;(await cookies()).set(cookieName(purpose), '', cookieAttributes(0))
    },
  }
}

/** `__Host-` binds a cookie to this host and to https; over http on a laptop browsers would refuse it. */
function cookieName(purpose: Purpose): string {
  return siteEnvironment().isHttps ? `__Host-${purpose}` : purpose
}

function cookieAttributes(maxAge: number) {
  return {
    httpOnly: true,
    secure: siteEnvironment().isHttps,
    sameSite: 'lax' as const,
    path: '/',
    maxAge,
  }
}

const ATTRIBUTES_LENGTH =
  '; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=2592000; Secure; HttpOnly; SameSite=lax'.length

/** How many bytes a sealed value takes as a whole Set-Cookie header. */
export function setCookieBytes(name: string, sealed: string): number {
  return name.length + 1 + sealed.length + ATTRIBUTES_LENGTH
}

function assertFits(name: string, sealed: string): void {
  const bytes = setCookieBytes(name, sealed)
  if (bytes < MAX_COOKIE_BYTES) return
  throw new Error(
    `The ${name} cookie would take ${bytes} bytes; browsers keep ${MAX_COOKIE_BYTES}. Was a claim added to the tokens?`,
  )
}
