import { incorrectUsernameOrPassword } from './errors.ts'
import { type Flow, metadata } from './flow.ts'
import { issueTokens } from './issue-tokens.ts'
import type { Services } from './services.ts'
import { requireConfirmed, requireEnabled, requireNoReset, triggerAttributes } from './users.ts'

/** The end of a flow that DefineAuthChallenge calls successful: PostAuthentication, then tokens. */
export async function finishSignIn(services: Services, flow: Flow): Promise<object> {
  const { user } = flow
  // Whatever the triggers say, nobody signs in as a user who does not exist.
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
