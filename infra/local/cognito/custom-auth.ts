import { openSession } from './auth-sessions.ts'
import {
  CognitoError,
  incorrectUsernameOrPassword,
  invalidParameter,
  notAuthorized,
} from './cognito-error.ts'
import { issueTokens } from './issue-tokens.ts'
import type { Services } from './services.ts'
import type { Round, User } from './state.ts'
import { triggerAttributes } from './users.ts'

/** A CUSTOM_AUTH flow between two calls. `user` is undefined for a name that nobody has. */
export type Flow = {
  /** What the caller sees as USERNAME. */
  readonly username: string
  readonly triggerUserName: string
  readonly user: User | undefined
  readonly rounds: readonly Round[]
  /** RespondToAuthChallenge's ClientMetadata; that of InitiateAuth never gets here. */
  readonly clientMetadata?: Record<string, string>
}

/** Refuses a pool that lacks one of the three challenge triggers. */
export function requireChallengeTriggers({ runTrigger }: Pick<Services, 'runTrigger'>): void {
  const needed = ['DefineAuthChallenge', 'CreateAuthChallenge', 'VerifyAuthChallengeResponse'] as const
  if (needed.every(runTrigger.has)) return
  throw invalidParameter('Custom auth lambda trigger is not configured for the user pool.')
}

/** Asks DefineAuthChallenge what comes next, and does it: tokens, another challenge, or the end. */
export async function advance(services: Services, flow: Flow): Promise<object> {
  const decision = await services.runTrigger({
    trigger: 'DefineAuthChallenge',
    source: 'DefineAuthChallenge_Authentication',
    userName: flow.triggerUserName,
    request: { ...userFacts(flow), session: flow.rounds, ...metadata(flow) },
    response: { challengeName: null, issueTokens: null, failAuthentication: null },
  })
  if (decision.failAuthentication === true) throw incorrectUsernameOrPassword()
  if (decision.issueTokens === true) return finish(services, flow)
  if (decision.challengeName === 'CUSTOM_CHALLENGE') return challenge(services, flow)
  throw new CognitoError('InvalidLambdaResponseException', 'Unrecognizable lambda output')
}

/** The fields by which every challenge trigger learns who it is about. */
export function userFacts(flow: Pick<Flow, 'user'>): Record<string, unknown> {
  return flow.user === undefined
    ? { userAttributes: {}, userNotFound: true }
    : { userAttributes: triggerAttributes(flow.user) }
}

export function metadata(flow: Pick<Flow, 'clientMetadata'>): Record<string, unknown> {
  return flow.clientMetadata === undefined ? {} : { clientMetadata: flow.clientMetadata }
}

async function challenge(services: Services, flow: Flow): Promise<object> {
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
  const session = openSession(services, {
    clientId: services.identity.clientId,
    username: flow.username,
    triggerUserName: flow.triggerUserName,
    userNotFound: flow.user === undefined,
    rounds: [...flow.rounds],
    challengeName: 'CUSTOM_CHALLENGE',
    challengeMetadata: created.challengeMetadata ?? null,
    privateParameters,
  })
  const parameters = { USERNAME: flow.username, ...created.publicChallengeParameters }
  return { ChallengeName: 'CUSTOM_CHALLENGE', Session: session, ChallengeParameters: parameters }
}

async function finish(services: Services, flow: Flow): Promise<object> {
  const { user } = flow
  // Whatever the triggers say, nobody signs in as a user who does not exist.
  if (user === undefined) throw incorrectUsernameOrPassword()
  if (!user.enabled) throw notAuthorized('User is disabled.')
  if (user.status === 'UNCONFIRMED') {
    throw new CognitoError('UserNotConfirmedException', 'User is not confirmed.')
  }
  if (services.runTrigger.has('PostAuthentication')) {
    await services.runTrigger({
      trigger: 'PostAuthentication',
      source: 'PostAuthentication_Authentication',
      userName: flow.triggerUserName,
      request: { userAttributes: triggerAttributes(user), newDeviceUsed: false, ...metadata(flow) },
      response: {},
    })
  }
  // Read again: the trigger may have changed attributes, as ours does with email_verified.
  const current = services.state.users.get(user.sub) ?? user
  return { ChallengeParameters: {}, AuthenticationResult: await issueTokens(services, current) }
}
