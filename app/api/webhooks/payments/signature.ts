import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { siteEnvironment } from '#lib/env.ts'
import { readBody } from '#lib/http/api.ts'
import { openRoutes } from '#lib/http/open-routes.ts'
import { ok, type Result, refused } from '#lib/result.ts'

/** How old a signature may be, or how far ahead, as the clocks of two machines differ. Stripe's libraries take the same. */
export const TOLERANCE_SECONDS = 300

const EventSchema = z.object({ id: z.string().min(1).max(255), type: z.string().max(255) })
export type PaymentEvent = z.infer<typeof EventSchema>

export type WebhookError =
  | 'not-configured'
  | 'too-long'
  | 'missing-signature'
  | 'wrong-signature'
  | 'expired-signature'
  | 'malformed-event'

/**
 * The event of a request that Stripe signed, or a service with the same scheme: the header `stripe-signature` has the time in epoch
 * seconds and, under `v1`, the HMAC-SHA256 of that time, a dot and the body as it came; while a secret is replaced, one for each. A
 * library would bring all of Stripe's API for these few lines.
 * @see https://docs.stripe.com/webhooks#verify-manually
 */
export async function verifyWebhook(request: Request): Promise<Result<PaymentEvent, WebhookError>> {
  const { paymentsWebhookSecret: secret } = siteEnvironment()
  if (secret === undefined) return refused('not-configured')
  const header = request.headers.get('stripe-signature')
  if (header === null) return refused('missing-signature')
  const body = await readBody(request, openRoutes['/api/webhooks/payments'].maxBodyBytes)
  if (!body.ok) return body

  const { time, signatures } = parsed(header)
  const expected = createHmac('sha256', secret).update(`${time}.`).update(body.value).digest()
  if (!signatures.some((signature) => timingSafeEqual(signature, expected))) return refused('wrong-signature')
  const age = epochSeconds(systemClock()) - Number(time)
  if (Math.abs(age) > TOLERANCE_SECONDS) return refused('expired-signature')
  return eventIn(body.value)
}

/** The first time, and all signatures; what is not written like one is none. */
function parsed(header: string): { time: string; signatures: Buffer[] } {
  const parts = header.split(',').map((part) => part.trim().split('='))
  const valuesOf = (key: string) => parts.filter(([name]) => name === key).map(([, value = '']) => value)
  const signatures = valuesOf('v1').filter((value) => /^[0-9a-f]{64}$/.test(value))
  const time = valuesOf('t').find((value) => /^\d{1,12}$/.test(value)) ?? ''
  return { time, signatures: signatures.map((hex) => Buffer.from(hex, 'hex')) }
}

function eventIn(body: Uint8Array): Result<PaymentEvent, 'malformed-event'> {
  try {
    return ok(EventSchema.parse(JSON.parse(Buffer.from(body).toString('utf8'))))
  } catch {
    return refused('malformed-event')
  }
}
