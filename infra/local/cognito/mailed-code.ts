import { createHash, randomInt } from 'node:crypto'
import { codeMessage, type MessageReason } from './custom-message.ts'
import { CognitoError, userNotFound } from './errors.ts'
import type { CognitoMail, Services } from './services.ts'
import type { MailedCode, User } from './state.ts'

/** Makes a code of six digits: one half to be mailed, the other to be kept. */
export function newCode(user: User, expiresAt: number): { code: string; kept: MailedCode } {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  return { code, kept: { digest: codeDigest(user, code), expiresAt } }
}

/** Sends the mail with a code in it, and returns CodeDeliveryDetails. */
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

/** Refuses a code that is not the kept one, or comes too late. */
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

/** A mail that cannot be sent is an answer of its own; what was stored before it stays. */
async function deliver(services: Pick<Services, 'deliver'>, mail: CognitoMail): Promise<void> {
  try {
    await services.deliver(mail)
  } catch {
    throw new CognitoError('CodeDeliveryFailureException', 'The verification code could not be delivered.')
  }
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
