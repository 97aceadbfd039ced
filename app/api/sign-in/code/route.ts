import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { pendingAfterAnswer } from '#lib/auth/continue-sign-in.ts'
import { logAuthEvent } from '#lib/auth/log.ts'
import { requireNoBrowser } from '#lib/auth/own-origin.ts'
import { parseCode } from '#lib/auth/parse-code.ts'
import { type SubmittedCode, submitCode } from '#lib/auth/submit-code.ts'
import { visitorKnownAs } from '#lib/auth/visitor.ts'
import { systemClock } from '#lib/clock.ts'
import { isPasswordMode } from '#lib/env.ts'
import { apiError, JSON_FAULTS, readJson } from '#lib/http/api.ts'
import { openRoutes } from '#lib/http/open-routes.ts'
import { withTokens } from '#lib/session/session-cookie.ts'
import { flowAnswer, openFlow, sealDevice } from '../flow.ts'
import { tokensAnswer } from '../tokens.ts'

const BodySchema = z.strictObject({ flow: z.string(), code: z.string() })

const { maxBodyBytes } = openRoutes['/api/sign-in/code']

/** Answers an open flow with a code: with tokens where it is right, and with the next flow where it is not. docs/api-routes.md */
export async function POST(request: Request): Promise<Response> {
  const caller = requireNoBrowser(request)
  if (!caller.ok) return apiError(403, caller.error)
  if (isPasswordMode()) return apiError(404, 'password-mode')
  const body = await readJson(request, maxBodyBytes, BodySchema)
  if (!body.ok) return apiError(JSON_FAULTS[body.error], body.error)
  const flow = await openFlow(body.value.flow)
  if (flow === undefined) return apiError(401, 'ended')
  const { pending, deviceId = randomUUID() } = flow
  const typed = parseCode(body.value.code, pending.parameters.codeLength)
  if (typed.kind !== 'code') return apiError(400, typed.kind)

  const visitor = await visitorKnownAs(flow.deviceId)
  const submitted = await submitCode(pending, typed.code, { ...visitor, browserId: deviceId })
  return submitted.kind === 'signed-in'
    ? signedIn(submitted, deviceId)
    : flowAnswer({ ...flow, pending: await pendingAfterAnswer(pending, submitted, typed.code, visitor) })
}

async function signedIn(
  { identity, tokens }: Extract<SubmittedCode, { kind: 'signed-in' }>,
  deviceId: string,
): Promise<Response> {
  const signedInAtSeconds = systemClock() / 1000
  const session = withTokens(randomUUID(), { ...identity, signedInAtSeconds }, tokens)
  logAuthEvent({ event: 'signed-in', outcome: 'ok', about: identity.sub })
  const device = await sealDevice(deviceId)
  return tokensAnswer(session, tokens.accessToken, { idToken: tokens.idToken, device })
}
