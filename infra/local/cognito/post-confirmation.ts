import type { Services } from './services.ts'
import type { User } from './state.ts'
import { triggerAttributes } from './users.ts'

/**
 * Runs PostConfirmation, where the pool has it. What it throws goes to the caller, but what was confirmed stays so.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html
 */
export async function postConfirm(
  { runTrigger }: Pick<Services, 'runTrigger'>,
  user: User,
  after: 'ConfirmSignUp' | 'ConfirmForgotPassword',
  clientMetadata: Record<string, string> | undefined,
): Promise<void> {
  if (!runTrigger.has('PostConfirmation')) return
  await runTrigger({
    trigger: 'PostConfirmation',
    source: `PostConfirmation_${after}`,
    userName: user.sub,
    request: {
      userAttributes: triggerAttributes(user),
      ...(clientMetadata === undefined ? {} : { clientMetadata }),
    },
    response: {},
  })
}
