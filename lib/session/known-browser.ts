import 'server-only'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { KNOWN_BROWSER_SECONDS } from '#lib/limits.ts'
import { sealedCookie } from './sealed-cookie.ts'

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
