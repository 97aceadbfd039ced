import { z } from 'zod'
import { type Flow, takeAuthSession } from './auth-sessions.ts'
import { requireClient, requireSecretHash } from './client-check.ts'
import { advance, requireChallengeTriggers } from './custom-auth.ts'
import { requireAnswer, verifyAnswer } from './custom-challenge.ts'
import { missingParameter, unsupported } from './errors.ts'
import { requireNewPassword, setNewPassword } from './new-password.ts'
import { verifyPassword } from './password-verifier.ts'
import { requirePassword } from './passwords.ts'
import type { Operation, Services } from './services.ts'
import { requireClaim } from './srp.ts'
import type { AuthSession, Round } from './state.ts'
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
  const reader = readers.get(input.ChallengeName)
  if (reader === undefined) throw unsupported(`RespondToAuthChallenge with ${input.ChallengeName}`)
  const responses = input.ChallengeResponses ?? {}
  const { Session: id } = input
  const { USERNAME, SECRET_HASH } = responses
  if (id === undefined) throw missingParameter('Session')
  if (!USERNAME) throw missingParameter('USERNAME')
  const judge = reader(responses, services)
  requireSecretHash(services, USERNAME, SECRET_HASH)
  requireChallengeTriggers(services)

  const isFor = (session: AuthSession) =>
    session.challengeName === input.ChallengeName && namesTheUser(services, session, USERNAME)
  const session = takeAuthSession(services, { id, clientId: input.ClientId, isFor })
  const round = await judge(services, session, flowOf(services, session, input.ClientMetadata))
  // Read again: a round may change the user, as a new password does.
  const flow = flowOf(services, session, input.ClientMetadata)
  return advance(services, { ...flow, rounds: [...session.rounds, round] })
}

/** Ends a round, or throws where a wrong answer ends the flow. */
type Judge = (services: Services, session: AuthSession, flow: Flow) => Round | Promise<Round>

/** Reads an answer from its parameters, before any session is touched. */
type Reader = (responses: Record<string, string>, services: Services) => Judge

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  [
    'CUSTOM_CHALLENGE',
    (responses) => {
      const answer = requireAnswer(responses)
      return (services, session, flow) => verifyAnswer(services, session, flow, answer)
    },
  ],
  [
    'PASSWORD_VERIFIER',
    (responses) => {
      const claim = requireClaim(responses)
      return (services, session, flow) => verifyPassword(services, session, flow, claim)
    },
  ],
  [
    'NEW_PASSWORD_REQUIRED',
    (responses, services) => {
      const answer = requireNewPassword(responses)
      if (services.assumptions.refusedNewPassword === 'keeps-session') {
        requirePassword(services.pool, answer.password)
      }
      return (_, __, flow) => setNewPassword(services, flow, answer)
    },
  ],
])

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
    operation: 'RespondToAuthChallenge',
    ...(clientMetadata === undefined ? {} : { clientMetadata }),
  }
}
