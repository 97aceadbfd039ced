import { type Flow, metadata, openAuthSession, userFacts } from './auth-sessions.ts'
import { incorrectUsernameOrPassword, missingParameter } from './errors.ts'
import type { Services } from './services.ts'
import type { AuthSession, Round } from './state.ts'
import { requireReadyForCode } from './users.ts'

/** Has CreateAuthChallenge create a challenge, and opens a session that waits for its answer. */
export async function challengeForCode(services: Services, flow: Flow): Promise<object> {
  // A flow that began with SRP_A and was asked for no password was not checked before.
  if (flow.user !== undefined) requireReadyForCode(services, flow.user)
  const created = await services.runTrigger({
    trigger: 'CreateAuthChallenge',
    source: 'CreateAuthChallenge_Authentication',
    userName: flow.triggerUserName,
    request: {
      ...userFacts(flow),
      challengeName: 'CUSTOM_CHALLENGE',
      session: flow.rounds,
      ...metadata(flow),
    },
    response: {
      publicChallengeParameters: null,
      privateChallengeParameters: null,
      challengeMetadata: null,
    },
  })
  const privateParameters = created.privateChallengeParameters ?? {}
  if (Object.keys(privateParameters).length === 0) throw incorrectUsernameOrPassword()
  const session = openAuthSession(services, flow, {
    challengeName: 'CUSTOM_CHALLENGE',
    challengeMetadata: created.challengeMetadata ?? null,
    privateParameters,
  })
  const parameters = { ...namesUser(flow), ...created.publicChallengeParameters }
  return { ChallengeName: 'CUSTOM_CHALLENGE', Session: session, ChallengeParameters: parameters }
}

/**
 * Only InitiateAuth's answer names the user, as tests that Amplify's clients run on AWS show; those of
 * RespondToAuthChallenge hold the public parameters alone.
 */
function namesUser({ operation, username }: Flow): Record<string, string> {
  return operation === 'InitiateAuth' ? { USERNAME: username } : {}
}

/** The answer to a CUSTOM_CHALLENGE. */
export function requireAnswer({ ANSWER }: Record<string, string>): string {
  if (ANSWER === undefined) throw missingParameter('ANSWER')
  return ANSWER
}

/** Has VerifyAuthChallengeResponse check an answer, which ends the round. */
export async function verifyAnswer(
  { runTrigger }: Pick<Services, 'runTrigger'>,
  session: AuthSession,
  flow: Flow,
  answer: string,
): Promise<Round> {
  const verified = await runTrigger({
    trigger: 'VerifyAuthChallengeResponse',
    source: 'VerifyAuthChallengeResponse_Authentication',
    userName: flow.triggerUserName,
    request: {
      ...userFacts(flow),
      privateChallengeParameters: session.privateParameters,
      challengeAnswer: answer,
      ...metadata(flow),
    },
    response: { answerCorrect: null },
  })
  return {
    challengeName: session.challengeName,
    challengeResult: verified.answerCorrect === true,
    challengeMetadata: session.challengeMetadata,
  }
}
