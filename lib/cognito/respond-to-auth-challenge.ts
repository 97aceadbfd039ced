import 'server-only'
import {
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { siteEnvironment } from '#lib/env.ts'
import type { Result } from '#lib/result.ts'
import { CODE_REQUEST, type TriggerRequest, type VisitorContext } from '#lib/trigger-protocol.ts'
import { type CodeChallenge, type OpenFlow, parseCodeChallenge, SessionSchema } from './challenge.ts'
import { cognitoClient } from './client.ts'
import { answered, type CognitoRefusal } from './refusal.ts'
import { secretHash } from './secret-hash.ts'
import { parseTokens, type Tokens } from './tokens.ts'

/*
 * Every call of this file uses up the session of the flow that it answers, whatever comes back; the next round has another.
 * The visitor's context reaches the challenge triggers as `clientMetadata`.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
 */

/** A wrong answer is no error to Cognito: it opens another round. */
export type ChallengeAnswer =
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  | { readonly kind: 'next-round'; readonly challenge: CodeChallenge }

/** Answers the code challenge. */
export async function respondToAuthChallenge(
  flow: OpenFlow,
  code: string,
  visitor: VisitorContext,
): Promise<Result<ChallengeAnswer, CognitoRefusal>> {
  const command = response('CUSTOM_CHALLENGE', flow, { ANSWER: code }, visitor)
  return answered(cognitoClient().send(command), (answer) => parseAnswer(flow, answer))
}

/** Has the code mailed: the first time and every other, with or without a password before it. Costs no try. */
export async function requestCodeOn(
  flow: OpenFlow,
  visitor: VisitorContext,
): Promise<Result<CodeChallenge, CognitoRefusal>> {
  const answer = { ANSWER: CODE_REQUEST }
  const command = response('CUSTOM_CHALLENGE', flow, answer, requestingCode(visitor))
  return answered(cognitoClient().send(command), (round) => parseCodeChallenge(flow.username, round))
}

/**
 * What follows a right password. `new-password`: an operator chose this one, and the person has to choose another first.
 */
export type AfterPassword =
  | { readonly kind: 'code'; readonly challenge: CodeChallenge }
  | { readonly kind: 'new-password'; readonly flow: OpenFlow }

/**
 * Answers the question for the password; a right claim opens the code challenge. `not-allowed` is a wrong password, or no
 * user by that name.
 * @param flow its user name is USER_ID_FOR_SRP: the secret hash is over it, not over the address that was typed
 * @param claim what `passwordClaim` made
 * @param requestCode whether the code is mailed
 */
export async function respondToPasswordVerifier(
  flow: OpenFlow,
  claim: Record<string, string>,
  visitor: VisitorContext,
  { requestCode }: { readonly requestCode: boolean },
): Promise<Result<AfterPassword, CognitoRefusal>> {
  const metadata = requestCode ? requestingCode(visitor) : visitor
  const command = response('PASSWORD_VERIFIER', flow, claim, metadata)
  return answered(cognitoClient().send(command), (answer) => parseAfterPassword(flow, answer))
}

/**
 * Sets the password of an account whose first one an operator chose; the code is mailed. `rejected`: the pool's policy
 * refuses the password.
 */
export async function respondToNewPasswordRequired(
  flow: OpenFlow,
  password: string,
  visitor: VisitorContext,
): Promise<Result<CodeChallenge, CognitoRefusal>> {
  const answer = { NEW_PASSWORD: password }
  const command = response('NEW_PASSWORD_REQUIRED', flow, answer, requestingCode(visitor))
  return answered(cognitoClient().send(command), (round) => parseCodeChallenge(flow.username, round))
}

function requestingCode(visitor: VisitorContext): VisitorContext & TriggerRequest {
  return { ...visitor, requestCode: 'true' }
}

function response(
  ChallengeName: 'CUSTOM_CHALLENGE' | 'PASSWORD_VERIFIER' | 'NEW_PASSWORD_REQUIRED',
  { username, session }: OpenFlow,
  responses: Record<string, string>,
  ClientMetadata: VisitorContext & TriggerRequest,
) {
  return new RespondToAuthChallengeCommand({
    ChallengeName,
    ClientId: siteEnvironment().clientId,
    Session: session,
    ChallengeResponses: { USERNAME: username, SECRET_HASH: secretHash(username), ...responses },
    ClientMetadata,
  })
}

function parseAnswer({ username }: OpenFlow, answer: RespondToAuthChallengeCommandOutput): ChallengeAnswer {
  if (answer.AuthenticationResult === undefined) {
    return { kind: 'next-round', challenge: parseCodeChallenge(username, answer) }
  }
  return { kind: 'tokens', tokens: parseTokens(answer.AuthenticationResult) }
}

function parseAfterPassword(
  { username }: OpenFlow,
  answer: RespondToAuthChallengeCommandOutput,
): AfterPassword {
  if (answer.ChallengeName !== 'NEW_PASSWORD_REQUIRED') {
    return { kind: 'code', challenge: parseCodeChallenge(username, answer) }
  }
  const { Session } = z.object({ Session: SessionSchema }).parse(answer)
  return { kind: 'new-password', flow: { username, session: Session } }
}
