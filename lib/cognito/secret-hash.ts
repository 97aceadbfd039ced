import 'server-only'
import { createHmac } from 'node:crypto'
import { siteEnvironment } from '#lib/env.ts'

/**
 * Cognito's SECRET_HASH for one request: base64 of HMAC-SHA256 under the client secret over user name + client id.
 * @param username exactly the string that the same request carries as USERNAME; a changed letter breaks it
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
 */
export function secretHash(username: string): string {
  const { clientId, clientSecret } = siteEnvironment()
  return createHmac('sha256', clientSecret)
    .update(username + clientId)
    .digest('base64')
}
