import 'server-only'
import { cookies } from 'next/headers'
import type { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { siteEnvironment } from '#lib/env.ts'
import { MAX_COOKIE_BYTES } from '#lib/limits.ts'
import { type Purpose, seal, unseal } from './seal.ts'

/** A cookie with all its attributes, in the form that Next's cookie store and its responses take. */
export type ResponseCookie = ReturnType<typeof responseCookie>

/** Under https with the prefix `__Host-`, which binds the cookie to this host; over http browsers refuse that prefix. */
export function cookieName(purpose: string): string {
  return siteEnvironment().isHttps ? `__Host-${purpose}` : purpose
}

/**
 * A cookie that no script can read.
 * @param maxAge in seconds; 0 deletes it, with the attributes it was set with: a `__Host-` cookie only goes away that way
 */
export function responseCookie(name: string, value: string, maxAge: number) {
  return {
    name,
    value,
    httpOnly: true,
    secure: siteEnvironment().isHttps,
    sameSite: 'lax' as const,
    path: '/',
    maxAge,
    // Next copies a proxy's cookie to a redirect, and drops a Max-Age of 0 from the copy.
    ...(maxAge === 0 ? { expires: new Date(0) } : {}),
  }
}

export type SealedCookie<T> = {
  name(): string
  /** The value of a sealed text, or undefined when it cannot be trusted. */
  open(sealed: string | undefined): Promise<T | undefined>
  /** Seals a value. Throws when the cookie would be too large for a browser. */
  toSet(value: T, expiresAtSeconds: number): Promise<ResponseCookie>
  /** Deletes with the attributes it was set with: a `__Host-` cookie only goes away that way. */
  toDelete(): ResponseCookie
  /** The value that this request's browser sent, or undefined when there is none that can be trusted. */
  read(): Promise<T | undefined>
  /** Seals and sets, in an action. Throws before anything is set when `toSet` does. */
  write(value: T, expiresAtSeconds: number): Promise<void>
  destroy(): Promise<void>
}

/** A cookie that only this server can read and write; one purpose, one key, one schema. */
export function sealedCookie<T extends object>(purpose: Purpose, schema: z.ZodType<T>): SealedCookie<T> {
  const name = () => cookieName(purpose)
  const cookie: SealedCookie<T> = {
    name,
    async open(sealed) {
      if (sealed === undefined || sealed === '') return undefined
      const nowSeconds = epochSeconds(systemClock())
      return unseal(purpose, sealed, schema, { secrets: siteEnvironment().sessionSecrets, nowSeconds })
    },
    async toSet(value, expiresAtSeconds) {
      const nowSeconds = epochSeconds(systemClock())
      const secrets = siteEnvironment().sessionSecrets
      const sealed = await seal(purpose, value, { secrets, nowSeconds, expiresAtSeconds })
      assertFits(name(), sealed)
      return responseCookie(name(), sealed, expiresAtSeconds - nowSeconds)
    },
    toDelete: () => responseCookie(name(), '', 0),
    read: async () => cookie.open((await cookies()).get(name())?.value),
    async write(value, expiresAtSeconds) {
      const toSet = await cookie.toSet(value, expiresAtSeconds)
      ;(await cookies()).set(toSet)
    },
    async destroy() {
      ;(await cookies()).set(cookie.toDelete())
    },
  }
  return cookie
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
