import 'server-only'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { apiAnswer } from '#lib/http/api.ts'
import { KNOWN_BROWSER_SECONDS, PENDING_SECONDS } from '#lib/limits.ts'
import { type CodeNotice, PendingSignInSchema } from '#lib/session/pending-sign-in.ts'
import { sealedText } from '#lib/session/sealed-text.ts'

const FlowSchema = z.object({
  pending: PendingSignInSchema,
  /** The id of the device, where the app sent one that the site gave it. */
  deviceId: z.uuid().optional(),
})

/** What an app keeps between two requests of a sign-in, in the place of the pages' cookie. */
type Flow = z.infer<typeof FlowSchema>

const flows = sealedText('native-sign-in', FlowSchema)

export async function openFlow(sealed: string): Promise<Flow | undefined> {
  return flows.open(sealed)
}

/** An app keeps its device from one sign-in to the next, in the place of the cookie of a known browser. */
const devices = sealedText('native-device', z.object({ id: z.uuid() }))

/** The id of a device; one that cannot be opened is like none. */
export async function openDevice(sealed: string | undefined): Promise<string | undefined> {
  return sealed === undefined ? undefined : (await devices.open(sealed))?.id
}

export async function sealDevice(id: string): Promise<string> {
  return devices.seal({ id }, epochSeconds(systemClock()) + KNOWN_BROWSER_SECONDS)
}

/** What the code page says, as a status; what is below 400 is no error. */
const STATUS: Record<CodeNotice['kind'], number> = {
  'sent-new': 200,
  'sent-again': 200,
  empty: 400,
  length: 400,
  letters: 400,
  wrong: 401,
  expired: 401,
  used: 401,
  'used-up': 401,
  interrupted: 401,
  'too-early': 429,
  limited: 429,
  clock: 503,
  unavailable: 503,
}

/**
 * The flow for the next request, with what its code page would say. Times are durations, for a device's clock may be wrong. The answer is
 * as long for an address with an account as for one without.
 */
export async function flowAnswer(flow: Flow): Promise<Response> {
  const { notice, parameters } = flow.pending
  const { codeLength, sender, triesLeft, expiresAt, resendAt } = parameters
  const status = notice === undefined ? 200 : STATUS[notice.kind]
  const body = {
    ...(notice === undefined ? {} : { [status < 400 ? 'notice' : 'error']: notice.kind }),
    flow: await flows.seal(flow, epochSeconds(systemClock()) + PENDING_SECONDS),
    codeLength,
    sender,
    triesLeft,
    expiresInSeconds: secondsUntil(expiresAt),
    resendInSeconds: secondsUntil(resendAt),
  }
  return apiAnswer(status, body, status === 429 ? retryAfter(resendAt) : {})
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 */
export function retryAfter(atSeconds: number): { readonly 'retry-after': string } {
  return { 'retry-after': String(secondsUntil(atSeconds)) }
}

function secondsUntil(atSeconds: number): number {
  return Math.max(0, atSeconds - epochSeconds(systemClock()))
}
