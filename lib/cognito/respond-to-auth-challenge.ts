import 'server-only'
import {
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider'
import { RESEND_ANSWER } from '#lib/challenge-parameters.ts'
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
  const command = response('CUSTOM_CHALLENGE', round, { ANSWER: code }, client)
  return answered(cognitoClient().send(command), parseAnswer)
}

/**
 * Asks, on an open round, for the code once more: in the mode with passwords a new start would need the password. The
 * session is used up, and the round that comes back has the next one.
 */
export async function askForCodeAgain(
  round: Pick<CodeChallenge, 'username' | 'session'>,
  client: ClientData,
): Promise<Result<CodeChallenge, CognitoRefusal>> {
  const command = response(
    'CUSTOM_CHALLENGE',
    round,
    { ANSWER: RESEND_ANSWER },
    { ...client, resend: 'true' },
  )
  return answered(cognitoClient().send(command), parseCodeChallenge)
}

/**
 * Answers the question for the password; a right claim opens the code challenge, and the code is mailed. `not-allowed` is
 * a wrong password, or nobody by that name.
 * @param userId USER_ID_FOR_SRP: the secret hash is over it, not over the address that was typed
 * @param claim what `passwordClaim` made
 */
export async function respondToPasswordVerifier(
  userId: string,
  session: string,
  claim: Record<string, string>,
  client: ClientData,
): Promise<Result<CodeChallenge, CognitoRefusal>> {
  const command = response('PASSWORD_VERIFIER', { username: userId, session }, claim, client)
  return answered(cognitoClient().send(command), parseCodeChallenge)
}

function response(
  ChallengeName: 'CUSTOM_CHALLENGE' | 'PASSWORD_VERIFIER',
  { username, session }: Pick<CodeChallenge, 'username' | 'session'>,
  responses: Record<string, string>,
  client: Record<string, string>,
) {
  return new RespondToAuthChallengeCommand({
    ChallengeName,
    ClientId: siteEnvironment().clientId,
    Session: session,
    ChallengeResponses: { USERNAME: username, SECRET_HASH: secretHash(username), ...responses },
    ClientMetadata: client,
  })
}

function parseAnswer(answer: RespondToAuthChallengeCommandOutput): ChallengeAnswer {
  if (answer.AuthenticationResult === undefined) {
    return { kind: 'next-round', challenge: parseCodeChallenge(answer) }
  }
  return { kind: 'tokens', tokens: parseTokens(answer.AuthenticationResult) }
}
