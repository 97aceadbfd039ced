import 'server-only'
import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { siteEnvironment } from '#lib/env.ts'
import type { Result } from '#lib/result.ts'
import { type CodeChallenge, parseCodeChallenge } from './challenge.ts'
import { cognitoClient } from './client.ts'
import type { ClientData } from './client-data.ts'
import { type VerifierParameters, VerifierParametersSchema } from './password-claim.ts'
import { answered, type CognitoRefusal } from './refusal.ts'
import { secretHash } from './secret-hash.ts'

/**
 * Starts CUSTOM_AUTH: PreAuthentication, DefineAuthChallenge and CreateAuthChallenge run, and the code is mailed.
 * @param client reaches PreAuthentication as `validationData`, and no other trigger
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
 */
export async function initiateAuth(
  username: string,
  client: ClientData,
): Promise<Result<CodeChallenge, CognitoRefusal>> {
  return answered(cognitoClient().send(customAuth(username, client)), parseCodeChallenge)
}

/** Cognito's question for the password. Its session works once, and within minutes. */
export type PasswordChallenge = { readonly session: string; readonly parameters: VerifierParameters }

/**
 * Starts CUSTOM_AUTH with a password to prove: PreAuthentication and DefineAuthChallenge run, nothing is mailed. An
 * address without an account gets a question, too.
 * @param srpA the public value of an exchange, hexadecimal
 * @param client as above
 */
export async function initiateAuthWithSrp(
  username: string,
  srpA: string,
  client: ClientData,
): Promise<Result<PasswordChallenge, CognitoRefusal>> {
  const command = customAuth(username, client, { CHALLENGE_NAME: 'SRP_A', SRP_A: srpA })
  return answered(cognitoClient().send(command), parsePasswordChallenge)
}

function customAuth(username: string, client: ClientData, parameters: Record<string, string> = {}) {
  return new InitiateAuthCommand({
    AuthFlow: 'CUSTOM_AUTH',
    ClientId: siteEnvironment().clientId,
    AuthParameters: { USERNAME: username, SECRET_HASH: secretHash(username), ...parameters },
    ClientMetadata: client,
  })
}

const PasswordChallengeSchema = z.object({
  ChallengeName: z.literal('PASSWORD_VERIFIER'),
  Session: z.string().min(20).max(2048),
  ChallengeParameters: VerifierParametersSchema,
})

function parsePasswordChallenge(answer: unknown): PasswordChallenge {
  const { Session, ChallengeParameters } = PasswordChallengeSchema.parse(answer)
  return { session: Session, parameters: ChallengeParameters }
}
