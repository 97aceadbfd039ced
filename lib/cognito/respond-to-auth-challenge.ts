import 'server-only'
import {
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider'
import { siteEnvironment } from '#lib/env.ts'
import type { Result } from '#lib/result.ts'
import { type CodeChallenge, parseCodeChallenge } from './challenge.ts'
import { cognitoClient } from './client.ts'
import type { ClientData } from './client-data.ts'
import { answered, type CognitoRefusal } from './refusal.ts'
import { secretHash } from './secret-hash.ts'
import { parseTokens, type Tokens } from './tokens.ts'

/** A wrong answer is no error to Cognito: it opens another round. */
export type ChallengeAnswer =
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  | { readonly kind: 'next-round'; readonly challenge: CodeChallenge }

/**
 * Answers one round of the code challenge. Its session is used up by this call, whatever comes back.
 * @param client reaches the challenge triggers as `clientMetadata`
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
 */
export async function respondToAuthChallenge(
  round: Pick<CodeChallenge, 'username' | 'session'>,
  code: string,
  client: ClientData,
): Promise<Result<ChallengeAnswer, CognitoRefusal>> {
  const command = new RespondToAuthChallengeCommand({
    ChallengeName: 'CUSTOM_CHALLENGE',
    ClientId: siteEnvironment().clientId,
    Session: round.session,
    ChallengeResponses: {
      USERNAME: round.username,
      ANSWER: code,
      SECRET_HASH: secretHash(round.username),
    },
    ClientMetadata: client,
  })
  return answered(cognitoClient().send(command), parseAnswer)
}

function parseAnswer(answer: RespondToAuthChallengeCommandOutput): ChallengeAnswer {
  if (answer.AuthenticationResult === undefined) {
    return { kind: 'next-round', challenge: parseCodeChallenge(answer) }
  }
  return { kind: 'tokens', tokens: parseTokens(answer.AuthenticationResult) }
}
