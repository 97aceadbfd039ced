import { createHmac } from 'node:crypto'
import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { localAwsConfig } from '#infra/local/aws-config.ts'
import type { LocalPool } from '#infra/local/start-local-pool.ts'
import { clientAddressOf } from './people.ts'

/** Calls Cognito as the site does, without the site. */
export function cognitoCaller({ cognitoUrl, clientId, clientSecret }: LocalPool) {
  const client = new CognitoIdentityProviderClient(localAwsConfig(cognitoUrl))
  const named = (username: string) => {
    const hash = createHmac('sha256', clientSecret).update(username + clientId)
    return { USERNAME: username, SECRET_HASH: hash.digest('base64') }
  }
  return {
    /** Starts a sign-in of somebody who comes from an address of their own, and returns its session. */
    starts: async (email: string, from: number): Promise<string> => {
      const { Session } = await client.send(
        new InitiateAuthCommand({
          AuthFlow: 'CUSTOM_AUTH',
          ClientId: clientId,
          AuthParameters: named(email),
          ClientMetadata: { clientAddress: clientAddressOf(from) },
        }),
      )
      if (Session === undefined) throw new Error('There is no session')
      return Session
    },
    /** Ends it with the code. */
    answers: async (email: string, session: string, code: string): Promise<void> => {
      const { AuthenticationResult } = await client.send(
        new RespondToAuthChallengeCommand({
          ChallengeName: 'CUSTOM_CHALLENGE',
          ClientId: clientId,
          Session: session,
          ChallengeResponses: { ...named(email), ANSWER: code },
        }),
      )
      if (AuthenticationResult === undefined) throw new Error(`The code of ${email} was not taken`)
    },
    close: () => client.destroy(),
  }
}
