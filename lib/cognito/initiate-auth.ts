import 'server-only'
import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { siteEnvironment } from '#lib/env.ts'
import type { Result } from '#lib/result.ts'
import { type OpenFlow, SessionSchema, UsernameSchema } from './challenge.ts'
import { cognitoClient } from './client.ts'
import { type VerifierParameters, VerifierParametersSchema } from './password-claim.ts'
import { answered, type CognitoRefusal } from './refusal.ts'
import { secretHash } from './secret-hash.ts'

/**
 * Opens CUSTOM_AUTH. Nothing is mailed: `requestCode` asks for the code. There is no ClientMetadata, because InitiateAuth's
 * reaches no challenge trigger.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
 */
export async function initiateAuth(username: string): Promise<Result<OpenFlow, CognitoRefusal>> {
  return answered(cognitoClient().send(customAuth(username)), parseOpenFlow)
}

/** Cognito's question for the password. Its session works once, and within minutes. */
export type PasswordChallenge = { readonly session: string; readonly parameters: VerifierParameters }

/**
 * Opens CUSTOM_AUTH with a password to prove. An address without an account gets a question, too.
 * @param srpA the public value of an exchange, hexadecimal
 */
export async function initiateAuthWithSrp(
  username: string,
  srpA: string,
): Promise<Result<PasswordChallenge, CognitoRefusal>> {
  const command = customAuth(username, { CHALLENGE_NAME: 'SRP_A', SRP_A: srpA })
  return answered(cognitoClient().send(command), parsePasswordChallenge)
}

function customAuth(username: string, parameters: Record<string, string> = {}) {
  return new InitiateAuthCommand({
    AuthFlow: 'CUSTOM_AUTH',
    ClientId: siteEnvironment().clientId,
    AuthParameters: { USERNAME: username, SECRET_HASH: secretHash(username), ...parameters },
  })
}

const OpenFlowSchema = z.object({
  ChallengeName: z.literal('CUSTOM_CHALLENGE'),
  Session: SessionSchema,
  ChallengeParameters: z.object({ USERNAME: UsernameSchema }),
})

function parseOpenFlow(answer: unknown): OpenFlow {
  const { Session, ChallengeParameters } = OpenFlowSchema.parse(answer)
  return { username: ChallengeParameters.USERNAME, session: Session }
}

const PasswordChallengeSchema = z.object({
  ChallengeName: z.literal('PASSWORD_VERIFIER'),
  Session: SessionSchema,
  ChallengeParameters: VerifierParametersSchema,
})

function parsePasswordChallenge(answer: unknown): PasswordChallenge {
  const { Session, ChallengeParameters } = PasswordChallengeSchema.parse(answer)
  return { session: Session, parameters: ChallengeParameters }
}
