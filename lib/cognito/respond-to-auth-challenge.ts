import 'server-only'
import { RespondToAuthChallengeCommand } from '@aws-sdk/client-cognito-identity-provider'
import { siteEnvironment } from '#lib/env.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { type CodeChallenge, parseCodeChallenge } from './challenge.ts'
import { cognitoClient } from './client.ts'
import { type CognitoRefusal, toRefusal } from './refusal.ts'
import { secretHash } from './secret-hash.ts'
import { parseTokens, type Tokens } from './tokens.ts'

/** A wrong answer is no error to Cognito: it opens another round. */
export type ChallengeAnswer =
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  | { readonly kind: 'next-round'; readonly challenge: CodeChallenge }

/**
 * Answers one round of the code challenge. Its session is used up by this call, whatever comes back.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
 */
export async function respondToAuthChallenge(
  round: Pick<CodeChallenge, 'username' | 'session'>,
  code: string,
  clientAddress: string | undefined,
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
    ...(clientAddress === undefined ? {} : { ClientMetadata: { clientAddress } }),
  })
  try {
    const answer = await cognitoClient().send(command)
    return answer.AuthenticationResult === undefined
      ? ok({ kind: 'next-round', challenge: parseCodeChallenge(answer) })
      : ok({ kind: 'tokens', tokens: parseTokens(answer.AuthenticationResult) })
  } catch (error) {
    return refused(toRefusal(error))
  }
}
