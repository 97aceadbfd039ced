import 'server-only'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { siteEnvironment } from '#lib/env.ts'

export const CONNECT_MILLISECONDS = 1_000
/** Three triggers of at most 5 s each may run inside one call; a person does not wait longer than this. */
export const REQUEST_MILLISECONDS = 9_000

let client: CognitoIdentityProviderClient | undefined

/**
 * The one client for Cognito's unsigned user operations; it needs and holds no AWS credentials.
 * One attempt only: a repeated InitiateAuth mails a second time, a repeated RespondToAuthChallenge meets a used session.
 */
export function cognitoClient(): CognitoIdentityProviderClient {
  client ??= new CognitoIdentityProviderClient({
    region: siteEnvironment().region,
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: CONNECT_MILLISECONDS,
      requestTimeout: REQUEST_MILLISECONDS,
      // Without it the SDK only warns when the time is over.
      throwOnRequestTimeout: true,
      // A kept connection may have been closed by the other side in the meantime, most of all in a function that was
      // frozen; with one attempt only, that would fail a sign-in. See docs/decisions/0006.
      httpAgent: { keepAlive: false },
      httpsAgent: { keepAlive: false },
    },
  })
  return client
}
