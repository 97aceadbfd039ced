import { type Flow, metadata, userFacts } from './auth-sessions.ts'
import { challengeForCode } from './custom-challenge.ts'
import { CognitoError, incorrectUsernameOrPassword, invalidParameter } from './errors.ts'
import { issueTokens } from './issue-tokens.ts'
import { challengeForNewPassword, mustChangePassword } from './new-password.ts'
import { challengeForPassword } from './password-verifier.ts'
import type { Services } from './services.ts'
import { requireConfirmed, requireEnabled, requireNoReset, triggerAttributes } from './users.ts'

/** Refuses a pool that lacks one of the three challenge triggers. */
export function requireChallengeTriggers({ runTrigger }: Pick<Services, 'runTrigger'>): void {
  const needed = ['DefineAuthChallenge', 'CreateAuthChallenge', 'VerifyAuthChallengeResponse'] as const
  if (needed.every(runTrigger.has)) return
  throw invalidParameter('Custom auth lambda trigger is not configured for the user pool.')
}

/** Asks DefineAuthChallenge for the next step, and takes it: tokens, another challenge, or a refusal. */
export async function advance(services: Services, flow: Flow): Promise<object> {
  const isLast = isLastRound(services, flow)
  if (isLast && flow.rounds.at(-1)?.challengeResult === false) throw incorrectUsernameOrPassword()
  const decision = await services.runTrigger({
    trigger: 'DefineAuthChallenge',
    source: 'DefineAuthChallenge_Authentication',
    userName: flow.triggerUserName,
    request: { ...userFacts(flow), session: flow.rounds, ...metadata(flow) },
    response: { challengeName: null, issueTokens: null, failAuthentication: null },
  })
  if (decision.failAuthentication === true) throw incorrectUsernameOrPassword()
  if (isLast && decision.issueTokens !== true) throw incorrectUsernameOrPassword()
  if (mustChangePassword(flow)) {
    // The documentation allows nothing else for such a user; triggers that forget it fail here.
    if (decision.challengeName !== 'NEW_PASSWORD_REQUIRED') throw unrecognizable()
    return challengeForNewPassword(services, flow)
  }
  if (decision.issueTokens === true) return completeFlow(services, flow)
  if (decision.challengeName === 'CUSTOM_CHALLENGE') return challengeForCode(services, flow)
  if (decision.challengeName === 'PASSWORD_VERIFIER' && flow.clientPublic !== undefined) {
    return challengeForPassword(services, flow, flow.clientPublic)
  }
  throw unrecognizable()
}

/** True when the assumed limit of answered rounds leaves no further challenge. */
function isLastRound({ assumptions }: Pick<Services, 'assumptions'>, { rounds }: Flow): boolean {
  const answered = rounds.filter(({ challengeName }) => challengeName !== 'SRP_A')
  return answered.length >= (assumptions.flowEndsAfterRounds ?? Number.POSITIVE_INFINITY)
}

function unrecognizable(): CognitoError {
  return new CognitoError('InvalidLambdaResponseException', 'Unrecognizable lambda output')
}

/** Completes a flow that DefineAuthChallenge calls successful: PostAuthentication, then tokens. */
async function completeFlow(services: Services, flow: Flow): Promise<object> {
  const { user } = flow
  // A user who does not exist never gets tokens, whatever the triggers decide.
  if (user === undefined) throw incorrectUsernameOrPassword()
  requireEnabled(user)
  requireConfirmed(user)
  requireNoReset(services, user)
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
