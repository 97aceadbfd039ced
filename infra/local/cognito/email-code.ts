import { createHash, randomInt } from 'node:crypto'
import { CognitoError, userNotFound } from './errors.ts'
import type { CognitoEmail, Services } from './services.ts'
import type { MailedCode, User } from './state.ts'
import { triggerAttributes } from './users.ts'

/** Where the code goes in a message. */
const CODE_PLACE = '{####}'

/** Why Cognito emails a code, and the ClientMetadata of the request. */
export type MessageReason = {
  readonly source: 'SignUp' | 'ResendCode' | 'ForgotPassword' | 'UpdateUserAttribute'
  readonly clientMetadata: Record<string, string> | undefined
}

/** Creates a code of six digits, to be emailed, and its digest, to be kept. */
export function newCode(user: User, expiresAt: number): { code: string; kept: MailedCode } {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  return { code, kept: { digest: codeDigest(user, code), expiresAt } }
}

/** Emails a code, and returns CodeDeliveryDetails. */
export async function mailCode(
  services: Pick<Services, 'pool' | 'deliver' | 'runTrigger'>,
  user: User,
  code: string,
  reason: MessageReason,
): Promise<object> {
  const to = user.attributes['email'] ?? ''
  await deliver(services, { to, ...(await codeMessage(services, user, code, reason)) })
  return deliveryDetails(to)
}

/** A failed delivery is an error of its own; what was stored before stays. */
async function deliver(services: Pick<Services, 'deliver'>, email: CognitoEmail): Promise<void> {
  try {
    await services.deliver(email)
  } catch {
    throw new CognitoError('CodeDeliveryFailureException', 'The verification code could not be delivered.')
  }
}

/**
 * What Cognito emails: subject and message of CustomMessage, where the pool has it. The pool's own template replaces one that
 * is empty, and a message without a place for the code. A subject is sent as it is.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html
 */
async function codeMessage(
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
      // Set for users that an administrator creates; null otherwise, as recorded events show.
      usernameParameter: null,
      ...(clientMetadata === undefined ? {} : { clientMetadata }),
    },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  })
}

/** Refuses a wrong or expired code. */
export function requireCode(
  { clock }: Pick<Services, 'clock'>,
  user: User,
  kept: MailedCode | undefined,
  code: string,
): void {
  if (kept === undefined || kept.expiresAt <= clock()) throw expiredCode()
  if (kept.digest !== codeDigest(user, code)) throw codeMismatch()
}

export const expiredCode = () =>
  new CognitoError('ExpiredCodeException', 'Invalid code provided, please request a code again.')

export const codeMismatch = () =>
  new CognitoError('CodeMismatchException', 'Invalid verification code provided, please try again.')

/** The answer for a name that gets no code: with PreventUserExistenceErrors, details that look like any others. */
export function simulatedDelivery({ client }: Pick<Services, 'client'>, username: string): object {
  if (client.PreventUserExistenceErrors === 'LEGACY') throw userNotFound()
  return { CodeDeliveryDetails: deliveryDetails(username) }
}

function codeDigest(user: User, code: string): string {
  return createHash('sha256').update(`${user.sub} ${code}`).digest('hex')
}

/** Where a code went, masked as the service masks it: `a***@e***`. */
function deliveryDetails(email: string): object {
  const [local = '', domain = ''] = email.split('@')
  const Destination = `${local.charAt(0)}***@${domain.charAt(0)}***`
  return { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination }
}
