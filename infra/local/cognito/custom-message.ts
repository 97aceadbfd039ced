import type { Services } from './services.ts'
import type { User } from './state.ts'
import { triggerAttributes } from './users.ts'

/** Where the code goes in a message. */
const CODE_PLACE = '{####}'

/** Why Cognito mails a code, and what came with the request that made it. */
export type MessageReason = {
  readonly source: 'SignUp' | 'ResendCode' | 'ForgotPassword'
  readonly clientMetadata: Record<string, string> | undefined
}

/**
 * What Cognito mails: the words of CustomMessage, where the pool has it; the pool's own for each of them that is left empty,
 * and for a message with no place for the code. A subject is sent as it is.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html
 */
export async function codeMessage(
  services: Pick<Services, 'pool' | 'runTrigger'>,
  user: User,
  code: string,
  reason: MessageReason,
): Promise<{ subject: string; message: string }> {
  const { EmailSubject, EmailMessage } = services.pool.VerificationMessageTemplate
  const { emailSubject, emailMessage } = await customMessage(services, user, reason)
  const hasPlace = emailMessage?.includes(CODE_PLACE) ?? false
  const message = (hasPlace && emailMessage) || EmailMessage
  return { subject: emailSubject || EmailSubject, message: message.replaceAll(CODE_PLACE, code) }
}

async function customMessage(
  { runTrigger }: Pick<Services, 'runTrigger'>,
  user: User,
  { source, clientMetadata }: MessageReason,
) {
  if (!runTrigger.has('CustomMessage')) return {}
  return runTrigger({
    trigger: 'CustomMessage',
    source: `CustomMessage_${source}`,
    userName: user.sub,
    request: {
      userAttributes: triggerAttributes(user),
      codeParameter: CODE_PLACE,
      linkParameter: '{##Click Here##}',
      // For users that an administrator creates; null otherwise, and there, as recorded events show.
      usernameParameter: null,
      ...(clientMetadata === undefined ? {} : { clientMetadata }),
    },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  })
}
