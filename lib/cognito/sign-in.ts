import 'server-only'
import {
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { siteEnvironment } from '#lib/env.ts'
import { MAX_TRIGGER_TEXT_BYTES } from '#lib/limits.ts'
import type { Result } from '#lib/result.ts'
import {
  type ChallengeParameters,
  ChallengeParametersSchema,
  CODE_REQUEST,
  type TriggerRequest,
  triggerTextBytes,
  type VisitorContext,
} from '#lib/trigger-protocol.ts'
import { cognitoClient, secretHash } from './client.ts'
import { type CognitoError, toResult } from './errors.ts'
import { parseTokens, type Tokens } from './tokens.ts'

/**
 * A flow that waits for an answer. `session` is Cognito's, works once, and never leaves the server unsealed. `username` is the one
 * in InitiateAuth's answer; later answers do not repeat it.
 */
export type OpenFlow = { readonly username: string; readonly session: string }

/** What the trigger says about the code, with all times in epoch seconds of the site's clock. */
export const CodeParametersSchema = ChallengeParametersSchema.omit({ saidAt: true })

/** An open flow, with the code that it waits for. */
export type CodeChallenge = OpenFlow & { readonly parameters: z.infer<typeof CodeParametersSchema> }

export const FlowSessionSchema = z.string().min(20).max(2048)
export const UsernameSchema = z.string().min(1).max(128)

/**
 * Opens a CUSTOM_AUTH flow. It sends no email: `requestCodeOn` asks for the code. It carries no ClientMetadata, because
 * InitiateAuth's does not reach the challenge triggers.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
 */
export async function initiateAuth(username: string): Promise<Result<OpenFlow, CognitoError>> {
  return toResult(cognitoClient().send(customAuth(username)), parseOpenFlow)
}

/** A wrong answer is not an error to Cognito: it starts another round. */
export type ChallengeAnswer =
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  | { readonly kind: 'next-round'; readonly challenge: CodeChallenge }

/** Answers the code challenge. */
export async function respondToAuthChallenge(
  flow: OpenFlow,
  code: string,
  visitor: VisitorContext,
): Promise<Result<ChallengeAnswer, CognitoError>> {
  const command = challengeResponse('CUSTOM_CHALLENGE', flow, { ANSWER: code }, visitor)
  return toResult(cognitoClient().send(command), (answer) => parseAnswer(flow, answer))
}

/** Requests the code by email, for the first time or again, with or without a password before it. Costs no try. */
export async function requestCodeOn(
  flow: OpenFlow,
  email: EmailAddress,
  visitor: VisitorContext,
): Promise<Result<CodeChallenge, CognitoError>> {
  const answer = { ANSWER: CODE_REQUEST }
  const command = challengeResponse('CUSTOM_CHALLENGE', flow, answer, requestingCode(email, visitor))
  return toResult(cognitoClient().send(command), (round) => parseCodeChallenge(flow.username, round))
}

/** @param email what was typed: a decoy's flow does not name it */
export function requestingCode(
  email: EmailAddress,
  visitor: VisitorContext,
): VisitorContext & TriggerRequest {
  return { ...visitor, requestCode: 'true', email }
}

/** InitiateAuth for a custom flow, with more parameters where a password comes first. */
export function customAuth(username: string, parameters: Record<string, string> = {}) {
  return new InitiateAuthCommand({
    AuthFlow: 'CUSTOM_AUTH',
    ClientId: siteEnvironment().clientId,
    AuthParameters: { USERNAME: username, SECRET_HASH: secretHash(username), ...parameters },
  })
}

/**
 * An answer to the open challenge of a flow. It uses up the session of that flow, whatever comes back; the next round has another.
 * @param ClientMetadata reaches the challenge triggers as `clientMetadata`
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
 */
export function challengeResponse(
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

const OpenFlowSchema = z.object({
  ChallengeName: z.literal('CUSTOM_CHALLENGE'),
  Session: FlowSessionSchema,
  ChallengeParameters: z.object({ USERNAME: UsernameSchema }),
})

function parseOpenFlow(answer: unknown): OpenFlow {
  const { Session, ChallengeParameters } = OpenFlowSchema.parse(answer)
  return { username: ChallengeParameters.USERNAME, session: Session }
}

function parseAnswer({ username }: OpenFlow, answer: RespondToAuthChallengeCommandOutput): ChallengeAnswer {
  if (answer.AuthenticationResult === undefined) {
    return { kind: 'next-round', challenge: parseCodeChallenge(username, answer) }
  }
  return { kind: 'tokens', tokens: parseTokens(answer.AuthenticationResult) }
}

const CodeChallengeSchema = z.object({
  ChallengeName: z.literal('CUSTOM_CHALLENGE'),
  Session: FlowSessionSchema,
  ChallengeParameters: ChallengeParametersSchema.transform(withinRoom),
})

/**
 * The site has its own words for title and hint. It keeps those of the trigger only where they differ and, with the sender, fit in
 * the cookie of an open sign-in.
 */
function withinRoom(parameters: ChallengeParameters): ChallengeParameters {
  const { fieldTitle = '', fieldHint = '', fieldText, ...rest } = parameters
  const bytes = triggerTextBytes(rest.sender + fieldTitle + fieldHint)
  return fieldText === 'default' || bytes > MAX_TRIGGER_TEXT_BYTES ? rest : parameters
}

/**
 * Parses an answer of RespondToAuthChallenge. Throws a ZodError when it is not a code challenge: the pool does not fit the site.
 * @param username of the flow that was answered
 */
export function parseCodeChallenge(username: string, answer: unknown): CodeChallenge {
  const { Session, ChallengeParameters } = CodeChallengeSchema.parse(answer)
  return { username, session: Session, parameters: bySiteClock(ChallengeParameters) }
}

/** The clocks of triggers and site may differ by minutes, so the triggers' times are moved by that difference. */
function bySiteClock({
  saidAt,
  ...parameters
}: z.infer<typeof ChallengeParametersSchema>): CodeChallenge['parameters'] {
  const ahead = epochSeconds(systemClock()) - saidAt
  return {
    ...parameters,
    expiresAt: parameters.expiresAt + ahead,
    sentAt: parameters.sentAt + ahead,
    resendAt: parameters.resendAt + ahead,
  }
}
