import { signOut } from '@aws-amplify/auth'
import { cognitoUserPoolsTokenProvider } from '@aws-amplify/auth/cognito'
import { Amplify } from '@aws-amplify/core'
import { onTestFinished } from 'vitest'
import type { AppConfiguration } from './pool-for-apps.ts'

/**
 * Points Amplify, which a process has once, at a pool; signed out again when the test is over. `aws-amplify` itself names
 * the token provider when it is configured, its parts want it named.
 * @see https://docs.amplify.aws/javascript/build-a-backend/auth/connect-your-frontend/manage-user-sessions/
 */
export function configureAmplify({ poolId, clientId, endpoint }: AppConfiguration): void {
  const Auth = {
    Cognito: { userPoolId: poolId, userPoolClientId: clientId, userPoolEndpoint: endpoint },
  }
  const kept = new Map<string, string>()
  cognitoUserPoolsTokenProvider.setAuthConfig(Auth)
  cognitoUserPoolsTokenProvider.setKeyValueStorage({
    setItem: async (key, value) => void kept.set(key, value),
    getItem: async (key) => kept.get(key) ?? null,
    removeItem: async (key) => void kept.delete(key),
    clear: async () => kept.clear(),
  })
  Amplify.configure({ Auth }, { Auth: { tokenProvider: cognitoUserPoolsTokenProvider } })
  onTestFinished(() => signOut())
}
