import 'server-only'
import type { RespondToAuthChallengeCommandOutput } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import type { Result } from '#lib/result.ts'
import type { TriggerRequest, VisitorContext } from '#lib/trigger-protocol.ts'
import { cognitoClient } from './client.ts'
import { type CognitoError, toResult } from './errors.ts'
import { type VerifierParameters, VerifierParametersSchema } from './password-claim.ts'
import {
  type CodeChallenge,
  challengeResponse,
  customAuth,
  FlowSessionSchema,
  type OpenFlow,
  parseCodeChallenge,
} from './sign-in.ts'

/** Cognito's PASSWORD_VERIFIER challenge. Its session works once, within minutes. */
export type PasswordChallenge = { readonly session: string; readonly parameters: VerifierParameters }

/**
 * Opens a CUSTOM_AUTH flow that begins with SRP. An address without an account gets a challenge, too.
 * @param srpA the public value of an exchange, hexadecimal
 */
export async function initiateAuthWithSrp(
  username: string,
  srpA: string,
): Promise<Result<PasswordChallenge, CognitoError>> {
  const command = customAuth(username, { CHALLENGE_NAME: 'SRP_A', SRP_A: srpA })
  return toResult(cognitoClient().send(command), parsePasswordChallenge)
}

/** What follows a right password. `new-password`: an operator set this one, and the user has to choose another first. */
export type AfterPassword =
  | { readonly kind: 'code'; readonly challenge: CodeChallenge }
  | { readonly kind: 'new-password'; readonly flow: OpenFlow }

/**
 * Answers PASSWORD_VERIFIER; a right claim opens the code challenge. `not-allowed`: a wrong password, or no such user.
 * @param flow its username is USER_ID_FOR_SRP, which the secret hash covers instead of the typed address
 * @param claim what `passwordClaim` made
 * @param metadata the visitor, and what the triggers are to do once the password is proven
 */
export async function respondToPasswordVerifier(
  flow: OpenFlow,
  claim: Record<string, string>,
  metadata: VisitorContext & TriggerRequest,
): Promise<Result<AfterPassword, CognitoError>> {
  const command = challengeResponse('PASSWORD_VERIFIER', flow, claim, metadata)
  return toResult(cognitoClient().send(command), (answer) => parseAfterPassword(flow, answer))
}

/**
 * Sets the password of an account whose first one an operator set, and requests the code. `rejected`: the password does not
 * satisfy the pool's policy.
 */
export async function respondToNewPasswordRequired(
  flow: OpenFlow,
  password: string,
  metadata: VisitorContext & TriggerRequest,
): Promise<Result<CodeChallenge, CognitoError>> {
  const answer = { NEW_PASSWORD: password }
  const command = challengeResponse('NEW_PASSWORD_REQUIRED', flow, answer, metadata)
  return toResult(cognitoClient().send(command), (round) => parseCodeChallenge(flow.username, round))
}

const PasswordChallengeSchema = z.object({
  ChallengeName: z.literal('PASSWORD_VERIFIER'),
  Session: FlowSessionSchema,
  ChallengeParameters: VerifierParametersSchema,
})

function parsePasswordChallenge(answer: unknown): PasswordChallenge {
  const { Session, ChallengeParameters } = PasswordChallengeSchema.parse(answer)
  return { session: Session, parameters: ChallengeParameters }
}

function parseAfterPassword(
  { username }: OpenFlow,
  answer: RespondToAuthChallengeCommandOutput,
): AfterPassword {
  if (answer.ChallengeName !== 'NEW_PASSWORD_REQUIRED') {
    return { kind: 'code', challenge: parseCodeChallenge(username, answer) }
  }
  const { Session } = z.object({ Session: FlowSessionSchema }).parse(answer)
  return { kind: 'new-password', flow: { username, session: Session } }
}
