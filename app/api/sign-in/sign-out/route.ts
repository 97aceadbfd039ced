import { z } from 'zod'
import { requireNoBrowser } from '#lib/auth/own-origin.ts'
import { endSession } from '#lib/auth/sign-out.ts'
import { apiAnswer, apiError, JSON_FAULTS, readJson } from '#lib/http/api.ts'
import { openRoutes } from '#lib/http/open-routes.ts'
import { openSession } from '../tokens.ts'

const BodySchema = z.strictObject({ refreshToken: z.string() })

const { maxBodyBytes } = openRoutes['/api/sign-in/sign-out']

/**
 * Ends the session of a refresh token, here and at Cognito. One that is worth nothing any more is no error.
 * @see https://www.rfc-editor.org/rfc/rfc7009#section-2.2
 */
export async function POST(request: Request): Promise<Response> {
  const caller = requireNoBrowser(request)
  if (!caller.ok) return apiError(403, caller.error)
  const body = await readJson(request, maxBodyBytes, BodySchema)
  if (!body.ok) return apiError(JSON_FAULTS[body.error], body.error)
  const session = await openSession(body.value.refreshToken)
  if (session !== undefined) await endSession(session)
  return apiAnswer(200, {})
}
