import { SIGN_IN_MODE, type SignInMode } from '#lib/sign-in-mode.ts'

/** What of a local Cognito the site must know. */
export type CognitoFacts = {
  readonly url: string
  readonly poolId: string
  readonly clientId: string
  readonly clientSecret: string
}

/**
 * The site's variables for a local pool, as `lib/env.ts` reads them. The AWS SDK follows the endpoint by itself, and
 * the pool's public keys are found under the same address.
 */
export function siteEnvironment(
  cognito: CognitoFacts,
  sessionSecret: string,
  signInMode: SignInMode,
  origin: string,
): Record<string, string> {
  return {
    COGNITO_USER_POOL_ID: cognito.poolId,
    COGNITO_CLIENT_ID: cognito.clientId,
    COGNITO_CLIENT_SECRET: cognito.clientSecret,
    SESSION_SECRET: sessionSecret,
    APP_ORIGIN: origin,
    [SIGN_IN_MODE]: signInMode,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.url,
  }
}
