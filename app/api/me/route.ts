import { bearerUser } from '#lib/auth/bearer.ts'
import { apiAnswer, apiError } from '#lib/http/api.ts'

/** The person whose access token the request brings: their id and groups. An example of a route for apps. docs/api-routes.md */
export async function GET(request: Request): Promise<Response> {
  const caller = await bearerUser(request)
  if (!caller.ok) return refusal(caller.error.code)
  const { id, groups } = caller.value
  return apiAnswer(200, { id, groups })
}

/** @see https://www.rfc-editor.org/rfc/rfc6750#section-3 */
function refusal(code: 'missing' | 'forged' | 'keys'): Response {
  if (code === 'keys') return apiError(503, 'unavailable')
  const challenge = code === 'missing' ? 'Bearer' : 'Bearer error="invalid_token"'
  return apiError(401, code, { 'www-authenticate': challenge })
}
