import { type AttributeList, valuesOf } from './attributes.ts'
import type { Services } from './services.ts'
import type { User } from './state.ts'
import type { TriggerResponses } from './trigger-responses.ts'
import { requireNew, triggerAttributes } from './users.ts'

/** What a request to make an account tells the trigger. */
type PreSignUpRequest = {
  readonly source: 'SignUp' | 'AdminCreateUser'
  readonly userAttributes: User['attributes']
  readonly validationData: AttributeList | undefined
  readonly clientMetadata: Record<string, string> | undefined
}

/**
 * Runs PreSignUp, where the pool has it, for a user who is about to be made. An address that is taken is
 * refused here only where that is looked up first.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html
 */
export async function preSignUp(
  services: Services,
  user: User,
  { source, userAttributes, validationData, clientMetadata }: PreSignUpRequest,
): Promise<TriggerResponses['PreSignUp']> {
  if (services.assumptions.preSignUpRuns === 'after-lookup') {
    requireNew(services, user.attributes['email'] ?? '')
  }
  const response = { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false }
  if (!services.runTrigger.has('PreSignUp')) return response
  return services.runTrigger({
    trigger: 'PreSignUp',
    source: `PreSignUp_${source}`,
    userName: user.sub,
    request: {
      userAttributes,
      // Null, and there, where nothing was sent; clientMetadata is absent then.
      validationData: validationData === undefined ? null : valuesOf(validationData),
      ...(clientMetadata === undefined ? {} : { clientMetadata }),
    },
    response,
  })
}

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
