import { z } from 'zod'
import { pendingAfterResend } from '#lib/auth/continue-sign-in.ts'
import { requireNoBrowser } from '#lib/auth/own-origin.ts'
import { type RequestCodeError, requestCode } from '#lib/auth/request-code.ts'
import { signUp } from '#lib/auth/sign-up.ts'
import { visitorKnownAs } from '#lib/auth/visitor.ts'
import { emailFault, TypedEmailSchema } from '#lib/email-address.ts'
import { isPasswordMode } from '#lib/env.ts'
import { apiError, JSON_FAULTS, readJson } from '#lib/http/api.ts'
import { openRoutes } from '#lib/http/open-routes.ts'
import { MAX_EMAIL_FIELD } from '#lib/limits.ts'
import { newPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { flowAnswer, openDevice, openFlow, retryAfter } from './flow.ts'

const StartSchema = z.strictObject({
  email: z.string(),
  /** For an address that may have no account yet. */
  signUp: z.boolean().default(false),
  device: z.string().optional(),
})

const BodySchema = z.union([StartSchema, z.strictObject({ flow: z.string() })])

const { maxBodyBytes } = openRoutes['/api/sign-in']

/** Requests a code by email, for an address or for an open flow again. docs/api-routes.md */
export async function POST(request: Request): Promise<Response> {
  const caller = requireNoBrowser(request)
  if (!caller.ok) return apiError(403, caller.error)
  if (isPasswordMode()) return apiError(404, 'password-mode')
  const body = await readJson(request, maxBodyBytes, BodySchema)
  if (!body.ok) return apiError(JSON_FAULTS[body.error], body.error)
  return 'flow' in body.value ? requestAgain(body.value.flow) : start(body.value)
}

async function start({ signUp: isNew, device, ...typed }: z.infer<typeof StartSchema>): Promise<Response> {
  const entry = typed.email.slice(0, MAX_EMAIL_FIELD)
  const email = TypedEmailSchema.safeParse(entry)
  if (!email.success) return apiError(400, emailFault(entry))
  const deviceId = await openDevice(device)
  const visitor = await visitorKnownAs(deviceId)
  const requested = await (isNew ? signUp : requestCode)(email.data, visitor)
  return requested.ok
    ? flowAnswer({ pending: newPendingSignIn(email.data, requested.value), deviceId })
    : refusal(requested.error)
}

function refusal(error: RequestCodeError): Response {
  return error.code === 'limited'
    ? apiError(429, error.code, retryAfter(error.retryAtSeconds))
    : apiError(503, error.code)
}

async function requestAgain(sealed: string): Promise<Response> {
  const flow = await openFlow(sealed)
  if (flow === undefined) return apiError(401, 'ended')
  const visitor = await visitorKnownAs(flow.deviceId)
  return flowAnswer({ ...flow, pending: await pendingAfterResend(flow.pending, visitor) })
}
