import { createHash, randomInt } from 'node:crypto'
import { CognitoError } from './cognito-error.ts'
import type { CognitoMail, Services } from './services.ts'
import type { User } from './state.ts'
import { saveUser } from './users.ts'

/** https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const LIFETIME_MILLISECONDS = 24 * 60 * 60 * 1000

/** Makes a confirmation code, hands the pool's mail on, and returns CodeDeliveryDetails. */
export async function sendConfirmationCode(services: Services, user: User): Promise<object> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const expiresAt = services.clock() + LIFETIME_MILLISECONDS
  saveUser(services, { ...user, confirmation: { digest: codeDigest(user, code), expiresAt } })
  const { EmailSubject, EmailMessage } = services.pool.VerificationMessageTemplate
  const to = user.attributes['email'] ?? ''
  await deliver(services, { to, subject: EmailSubject, message: EmailMessage.replaceAll('{####}', code) })
  return deliveryDetails(to)
}

/** A mail that cannot be sent is an answer of its own; the user stays. */
async function deliver(services: Services, mail: CognitoMail): Promise<void> {
  try {
    await services.deliver(mail)
  } catch {
    throw new CognitoError('CodeDeliveryFailureException', 'The verification code could not be delivered.')
  }
}

export function codeDigest(user: User, code: string): string {
  return createHash('sha256').update(`${user.sub} ${code}`).digest('hex')
}

/** Where a code went, masked as the service masks it: `a***@e***`. */
export function deliveryDetails(email: string): object {
  const [local = '', domain = ''] = email.split('@')
  const Destination = `${local.charAt(0)}***@${domain.charAt(0)}***`
  return { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination }
}
