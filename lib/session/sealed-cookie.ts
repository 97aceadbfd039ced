import 'server-only'
import { createHash } from 'node:crypto'
import { cookies } from 'next/headers'
import type { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { siteEnvironment } from '#lib/env.ts'
import { MAX_COOKIE_BYTES } from '#lib/limits.ts'
import { instanceMemory } from './instance-memory.ts'
import { PERSONAL_PURPOSES, type Purpose } from './seal.ts'
import { sealedText } from './sealed-text.ts'

/** A cookie with all its attributes, in the form that Next's cookie store and its responses take. */
export type ResponseCookie = ReturnType<typeof responseCookie>

/**
 * Under https with the prefix `__Host-`, which binds the cookie to this host. Over http browsers refuse that prefix, and all ports of
 * a host share their cookies: the port in the name keeps two projects on one machine apart.
 * @see https://www.rfc-editor.org/rfc/rfc6265#section-8.5
 */
export function cookieName(purpose: string): string {
  const { isHttps, appOrigin } = siteEnvironment()
  return isHttps ? `__Host-${purpose}` : `${purpose}-${new URL(appOrigin).port || '80'}`
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

/**
 * A cookie for the proxy to set on a page's response. Next writes those again for a page that redirects, and leaves out only what
 * reads the same: a Max-Age becomes another Expires a second later, and the cookie would be there twice.
 */
export function withFixedExpiry({ maxAge, ...cookie }: ResponseCookie): Omit<ResponseCookie, 'maxAge'> {
  return { ...cookie, expires: cookie.expires ?? new Date(systemClock() + maxAge * 1000) }
}

/**
 * The value of a cookie as it was set, from the one that a request brings: some proxies put it in double quotes.
 * @see https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1
 */
export function unquoted(sent: string | undefined): string | undefined {
  return sent === undefined ? undefined : (/^"(.*)"$/.exec(sent)?.[1] ?? sent)
}

export type SealedCookie<T> = {
  name(): string
  /** The value of a sealed text as a request brings it, or undefined when it cannot be trusted. */
  open(sent: string | undefined): Promise<T | undefined>
  /** Seals a value of any size, for a page that the proxy hands it on to. */
  make(value: T, expiresAtSeconds: number): Promise<ResponseCookie>
  /** Seals a value. Throws when the cookie would be too large for a browser. */
  toSet(value: T, expiresAtSeconds: number): Promise<ResponseCookie>
  /** Deletes with the attributes it was set with: a `__Host-` cookie only goes away that way. */
  toDelete(): ResponseCookie
  /** The value that this request's browser sent, or undefined when there is none that can be trusted. */
  read(): Promise<T | undefined>
  /** Sets what `toSet` made, in an action, unless the visitor signed out meanwhile. */
  set(cookie: ResponseCookie): Promise<void>
  /** Seals and sets. Throws before anything is set when `toSet` does. */
  write(value: T, expiresAtSeconds: number): Promise<void>
  destroy(): Promise<void>
}

/** A cookie that only this server can read and write; one purpose, one key, one schema. */
export function sealedCookie<T extends object>(purpose: Purpose, schema: z.ZodType<T>): SealedCookie<T> {
  const name = () => cookieName(purpose)
  const text = sealedText(purpose, schema)
  const cookie: SealedCookie<T> = {
    name,
    async open(sent) {
      const sealed = unquoted(sent)
      return sealed === undefined || sealed === '' ? undefined : text.open(sealed)
    },
    async make(value, expiresAtSeconds) {
      const sealed = await text.seal(value, expiresAtSeconds)
      return responseCookie(name(), sealed, expiresAtSeconds - epochSeconds(systemClock()))
    },
    async toSet(value, expiresAtSeconds) {
      const made = await cookie.make(value, expiresAtSeconds)
      assertFits(made)
      return made
    },
    toDelete: () => responseCookie(name(), '', 0),
    read: async () => cookie.open((await cookies()).get(name())?.value),
    async set(toSet) {
      const jar = await cookies()
      const present = jar.get(name())?.value ?? ''
      if (forgotten.get(digest(name(), present)) === undefined) jar.set(toSet)
    },
    async write(value, expiresAtSeconds) {
      await cookie.set(await cookie.toSet(value, expiresAtSeconds))
    },
    async destroy() {
      ;(await cookies()).set(cookie.toDelete())
    },
  }
  return cookie
}

/** The one cookie about a person that is not sealed: `lib/http/return-path.ts`. */
export const RETURN_PATH = 'return-path' as const

type Personal = (typeof PERSONAL_PURPOSES)[number] | typeof RETURN_PATH

/** Deletes all that this browser holds of a person: session, open steps, what a form had to say. In an action. */
export async function forgetVisitor({
  except = [],
}: {
  readonly except?: readonly Personal[]
} = {}): Promise<void> {
  const held = await cookies()
  const personal: readonly Personal[] = [...PERSONAL_PURPOSES, RETURN_PATH]
  for (const purpose of personal.filter((each) => !except.includes(each))) {
    const name = cookieName(purpose)
    // Empty: deleted before, by this action.
    const value = held.get(name)?.value ?? ''
    if (value === '') continue
    forgotten.set(digest(name, value), true, FORGOTTEN_SECONDS)
    held.set(responseCookie(name, '', 0))
  }
}

/**
 * Cookies that were deleted on this instance a moment ago. An action of another tab that began before, and answers after, brings
 * none of them back.
 */
const forgotten = instanceMemory<true>('forgotten-cookies', 10_000)

/** Longer than an action takes. */
const FORGOTTEN_SECONDS = 120

function digest(name: string, value: string): string {
  return createHash('sha256').update(`${name}=${value}`).digest('base64url')
}

const ATTRIBUTES_LENGTH =
  '; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=2592000; Secure; HttpOnly; SameSite=lax'.length

/** How many bytes a cookie takes as a whole Set-Cookie header. */
export function setCookieBytes({ name, value }: Pick<ResponseCookie, 'name' | 'value'>): number {
  return name.length + 1 + value.length + ATTRIBUTES_LENGTH
}

function assertFits(cookie: ResponseCookie): void {
  const bytes = setCookieBytes(cookie)
  if (bytes < MAX_COOKIE_BYTES) return
  throw new Error(
    `The ${cookie.name} cookie would take ${bytes} bytes; browsers keep ${MAX_COOKIE_BYTES}. Was a claim added to the tokens?`,
  )
}
