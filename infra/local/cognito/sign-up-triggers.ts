import { type AttributeList, valuesOf } from './attributes.ts'
import type { Services } from './services.ts'
import type { User } from './state.ts'
import type { TriggerResponses } from './trigger-responses.ts'
import { requireNew, triggerAttributes } from './users.ts'

/** What the trigger is told of the request. */
type PreSignUpRequest = {
  readonly source: 'SignUp' | 'AdminCreateUser'
  readonly userAttributes: User['attributes']
  readonly validationData: AttributeList | undefined
  readonly clientMetadata: Record<string, string> | undefined
}

/**
 * Runs PreSignUp, where the pool has it, for a user who is about to be created. Refuses an existing address
 * first, where the pool is assumed to look it up before.
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
      // Without a value this field is null, clientMetadata is absent.
      validationData: validationData === undefined ? null : valuesOf(validationData),
      ...(clientMetadata === undefined ? {} : { clientMetadata }),
    },
    response,
  })
}

/**
 * Runs PostConfirmation, where the pool has it. The caller gets what it throws, but the user stays confirmed.
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
