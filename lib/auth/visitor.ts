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

/** What this request tells about the visitor: client address, known browser, language. */
export async function visitorContext(): Promise<VisitorContext> {
  return visitorKnownAs(await readBrowserId())
}

/**
 * The same for a visitor whose id is in no cookie.
 * @param browserId the id that this browser or app keeps; undefined for one that has none
 */
export async function visitorKnownAs(browserId: string | undefined): Promise<VisitorContext> {
  const [address, language] = await Promise.all([clientAddress(), requestedLanguage()])
  return {
    ...(address === undefined ? {} : { clientAddress: address }),
    ...(browserId === undefined ? {} : { browserId }),
    language,
  }
}

/**
 * The client address, from the one header that the platform writes (`TRUSTED_IP_HEADER`). Only the last entry of a list counts: the
 * nearest proxy added it, the others may be forged.
 * @returns undefined when no header is configured or it holds no address; then no limit by client address applies
 */
async function clientAddress(): Promise<string | undefined> {
  const name = siteEnvironment().trustedIpHeader
  if (name === undefined) return undefined
  return lastAddress((await headers()).get(name))
}

/** The last entry of a list of addresses, if it is an IP address; some proxies append a port. */
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
 * The id that this browser got at its first sign-in. It proves nothing by itself: an account gives a known browser tries of its own,
 * so that strangers cannot lock its owner out.
 */
export async function readBrowserId(): Promise<string | undefined> {
  return (await cookie.read())?.id
}

export async function rememberBrowser(id: string): Promise<void> {
  await cookie.write({ id }, epochSeconds(systemClock()) + KNOWN_BROWSER_SECONDS)
}
