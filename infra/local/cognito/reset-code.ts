import { type CognitoError, invalidParameter, notAuthorized } from './errors.ts'
import { mailCode, newCode } from './mailed-code.ts'
import type { Services } from './services.ts'
import type { User } from './state.ts'
import { saveUser } from './users.ts'

/** https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const LIFETIME_MILLISECONDS = 60 * 60 * 1000

/** Stores the user with a code that ConfirmForgotPassword takes, mails it, and returns CodeDeliveryDetails. */
export async function mailResetCode(
  services: Services,
  user: User,
  clientMetadata: Record<string, string> | undefined,
): Promise<object> {
  const { code, kept } = newCode(user, services.clock() + LIFETIME_MILLISECONDS)
  saveUser(services, { ...user, recovery: kept })
  return mailCode(services, user, code, { source: 'ForgotPassword', clientMetadata })
}

/** Refuses every user of a pool where only an administrator gives passwords back. */
export function requireRecovery({ pool }: Pick<Services, 'pool'>): void {
  const ways = pool.AccountRecoverySetting.RecoveryMechanisms
  if (ways.some(({ Name }) => Name === 'verified_email')) return
  throw notAuthorized('Contact administrator to reset password.')
}

/** Refuses a user who still has a temporary password. */
export function requireResettable(user: User): void {
  if (user.status !== 'FORCE_CHANGE_PASSWORD') return
  throw notAuthorized('User password cannot be reset in the current state.')
}

/** Operators who set `email_verified` to `True` have been seen to get what they meant. */
export function hasProvenAddress(user: User): boolean {
  return user.status !== 'UNCONFIRMED' && user.attributes['email_verified']?.toLowerCase() === 'true'
}

export function noProvenAddress(): CognitoError {
  return invalidParameter(
    'Cannot reset password for the user as there is no registered/verified email or phone_number',
  )
}
