import { systemClock } from '#lib/clock.ts'
import { apiAnswer, apiError } from '#lib/http/api.ts'
import { instanceMemory } from '#lib/session/instance-memory.ts'
import { type PaymentEvent, TOLERANCE_SECONDS, verifyWebhook, type WebhookError } from './signature.ts'

const STATUS: Readonly<Record<WebhookError, number>> = {
  'not-configured': 404,
  'too-long': 413,
  'missing-signature': 401,
  'wrong-signature': 401,
  'expired-signature': 401,
  'malformed-event': 400,
}

/** Takes the signed events of a payment service. An example: it logs each event, once. docs/api-routes.md */
export async function POST(request: Request): Promise<Response> {
  const event = await verifyWebhook(request)
  if (!event.ok) return refuse(event.error)
  return apiAnswer(200, { received: await once(event.value, handle) })
}

/** The place of your own code. It may throw: the sender tries again then. */
async function handle({ id, type }: PaymentEvent): Promise<void> {
  log({ outcome: 'handled', type, id })
}

/** A signature that is ahead by the tolerance is good until it is behind by it. */
const REPLAY_SECONDS = 2 * TOLERANCE_SECONDS + 1
const handled = instanceMemory<true>('handled-webhooks', 10_000)

/**
 * Handles an event once on this instance, however often its signed request comes. Several instances, and a sender who signs an event
 * again after hours, want a unique key in a database instead.
 */
async function once(
  event: PaymentEvent,
  run: (event: PaymentEvent) => Promise<void>,
): Promise<'handled' | 'repeated'> {
  if (handled.get(event.id) === true) return 'repeated'
  handled.set(event.id, true, REPLAY_SECONDS)
  try {
    await run(event)
    return 'handled'
  } catch (error) {
    handled.delete(event.id)
    throw error
  }
}

function refuse(error: WebhookError): Response {
  log({
    outcome: error,
    ...(error === 'not-configured' ? { missing: 'PAYMENTS_WEBHOOK_SECRET' } : {}),
  })
  return apiError(STATUS[error], error)
}

function log(line: Readonly<Record<string, string>>): void {
  console.info(
    JSON.stringify({ at: new Date(systemClock()).toISOString(), event: 'payments-webhook', ...line }),
  )
}
