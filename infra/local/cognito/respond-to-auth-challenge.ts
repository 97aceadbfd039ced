import { z } from 'zod'
import { requireSession, takeSession } from './auth-sessions.ts'
import { requireClient, requireSecretHash } from './client-check.ts'
import { invalidParameter } from './cognito-error.ts'
import { advance, type Flow, metadata, requireChallengeTriggers, userFacts } from './custom-auth.ts'
import type { Operation, Services } from './services.ts'
import type { AuthSession, Round } from './state.ts'
import { unsupported } from './unsupported.ts'
import { findUser, madeUpUsername } from './users.ts'
import { parseInput, shapes } from './validation.ts'

const Input = z.object({
  ChallengeName: z.string(),
  ClientId: shapes.clientId,
  Session: shapes.session.optional(),
  ChallengeResponses: shapes.stringMap.optional(),
  ClientMetadata: shapes.stringMap.optional(),
})

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html */
export const respondToAuthChallenge: Operation = async (services, body) => {
  const input = parseInput(Input, body)
  requireClient(services, input.ClientId)
  if (input.ChallengeName !== 'CUSTOM_CHALLENGE') {
    throw unsupported(`RespondToAuthChallenge with ${input.ChallengeName}`)
  }
  const { USERNAME, ANSWER, SECRET_HASH } = input.ChallengeResponses ?? {}
  const id = requireSession(input.Session)
  if (!USERNAME) throw invalidParameter('Missing required parameter USERNAME')
  if (ANSWER === undefined) throw invalidParameter('Missing required parameter ANSWER')
  requireSecretHash(services, USERNAME, SECRET_HASH)
  requireChallengeTriggers(services)

  const isFor = (session: AuthSession) => namesTheUser(services, session, USERNAME)
  const session = takeSession(services, { id, clientId: input.ClientId, isFor })
  const flow = flowOf(services, session, input.ClientMetadata)
  const round = await verify(services, session, flow, ANSWER)
  return advance(services, { ...flow, rounds: [...session.rounds, round] })
}

function namesTheUser(services: Services, session: AuthSession, name: string): boolean {
  const names = [name, findUser(services, name)?.sub, madeUpUsername(services, name)]
  return names.includes(session.username)
}

function flowOf(
  { state }: Services,
  session: AuthSession,
  clientMetadata: Record<string, string> | undefined,
): Flow {
  const user = session.userNotFound ? undefined : state.users.get(session.username)
  return {
    username: session.username,
    triggerUserName: session.triggerUserName,
    user,
    rounds: session.rounds,
    ...(clientMetadata === undefined ? {} : { clientMetadata }),
  }
}

async function verify(
  { runTrigger }: Services,
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
