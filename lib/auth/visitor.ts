import 'server-only'
import { isIP } from 'node:net'
import { headers } from 'next/headers'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { siteEnvironment } from '#lib/env.ts'
import { requestedLanguage } from '#lib/http/preferences.ts'
import { KNOWN_BROWSER_SECONDS } from '#lib/limits.ts'
import { sealedCookie } from '#lib/session/sealed-cookie.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'

/** What this request tells of the visitor: the address where it is known, the browser where it signed in before, the language. */
export async function visitorContext(): Promise<VisitorContext> {
  const [address, browserId, language] = await Promise.all([
    clientAddress(),
    readBrowserId(),
    requestedLanguage(),
  ])
  return {
    ...(address === undefined ? {} : { clientAddress: address }),
    ...(browserId === undefined ? {} : { browserId }),
    language,
  }
}

/**
 * The visitor's address, from the one header that the platform is known to write (`TRUSTED_IP_HEADER`).
 * Of a list only the last entry counts: the nearest proxy appended it, everything before it came from the visitor.
 * @returns undefined when no header is configured or it holds no address; starts of unknown addresses are not limited by it
 */
async function clientAddress(): Promise<string | undefined> {
  const name = siteEnvironment().trustedIpHeader
  if (name === undefined) return undefined
  return lastAddress((await headers()).get(name))
}

/** The last entry of an address list, if it is an IP address; some proxies write a port behind it. */
export function lastAddress(list: string | null): string | undefined {
  const last = list?.split(',').at(-1)?.trim() ?? ''
  const address =
    WITH_PORT.exec(last)
      ?.slice(1)
      .find((part) => part !== undefined) ?? last
  return isIP(address) === 0 ? undefined : address
}

const WITH_PORT = /^(?:\[([0-9a-f:.]{2,45})\]|([0-9.]{7,15}))(?::\d{1,5})?$/i

const cookie = sealedCookie('known-browser', z.object({ id: z.uuid() }))

/**
 * The id that this browser got at its first sign-in. It signs nobody in: with it, an account gives the browser tries of
 * its own, so that strangers cannot lock its owner out.
 */
export async function readBrowserId(): Promise<string | undefined> {
  return (await cookie.read())?.id
}

export async function rememberBrowser(id: string): Promise<void> {
  await cookie.write({ id }, epochSeconds(systemClock()) + KNOWN_BROWSER_SECONDS)
}
