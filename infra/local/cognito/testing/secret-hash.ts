import { createHmac } from 'node:crypto'
import type { LocalCognito } from '../server.ts'

/**
 * SECRET_HASH over a user name, byte for byte as it is sent.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
 */
export function secretHash(cognito: LocalCognito, username: string): string {
  return createHmac('sha256', cognito.clientSecret)
    .update(username + cognito.clientId)
    .digest('base64')
}
