import { NamedUserInput, parseNamedUser } from './client-check.ts'
import { codeMismatch, mailCode, newCode, requireCode, simulatedDelivery } from './email-code.ts'
import { type CognitoError, invalidParameter, notAuthorized, userNotFound } from './errors.ts'
import { countWithinHour, withoutFailures } from './limits.ts'
import { keptPassword, requirePassword } from './passwords.ts'
import type { Operation, Services } from './services.ts'
import { postConfirm } from './sign-up-triggers.ts'
import type { User } from './state.ts'
import { saveUser } from './users.ts'
import { shapes } from './validation.ts'

/** https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const CODE_LIFETIME_MILLISECONDS = 60 * 60 * 1000
const CODES_PER_HOUR = 5
/** "5 to 20, by risk" */
const ATTEMPTS_PER_HOUR = 5

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html */
export const forgotPassword: Operation = async (services, body) => {
  const { input, user } = parseNamedUser(services, NamedUserInput, body)
  requireRecovery(services)
  if (user === undefined || !user.enabled) return simulatedDelivery(services, input.Username)
  requireResettable(user)
  if (!hasVerifiedEmail(user)) return withoutVerifiedEmail(services, input.Username)
  const counted = countWithinHour(services, user, 'recoveries', CODES_PER_HOUR)
  return { CodeDeliveryDetails: await mailResetCode(services, counted, input.ClientMetadata) }
}

function withoutVerifiedEmail(services: Services, username: string): object {
  const isSimulated = services.assumptions.recoveryWithoutAddress === 'simulated'
  if (isSimulated && services.client.PreventUserExistenceErrors === 'ENABLED') {
    return simulatedDelivery(services, username)
  }
  throw noVerifiedEmail()
}

/** What AdminResetUserPassword does, which sets RESET_REQUIRED too. Existing sign-ins stay valid. */
export async function resetPassword(
  services: Services,
  user: User,
  clientMetadata: Record<string, string> | undefined,
): Promise<void> {
  requireRecovery(services)
  requireResettable(user)
  if (!hasVerifiedEmail(user)) throw noVerifiedEmail()
  await mailResetCode(services, { ...user, status: 'RESET_REQUIRED' }, clientMetadata)
}

const ConfirmForgotPasswordInput = NamedUserInput.extend({
  ConfirmationCode: shapes.confirmationCode,
  Password: shapes.password,
})

/**
 * Existing sign-ins stay valid: to end them is up to the caller.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html
 */
export const confirmForgotPassword: Operation = async (services, body) => {
  const { input, user } = parseNamedUser(services, ConfirmForgotPasswordInput, body)
  requirePassword(services.pool, input.Password)
  if (user === undefined || !user.enabled) throw unknownUser(services)
  const counted = countWithinHour(services, user, 'recoveryAttempts', ATTEMPTS_PER_HOUR)
  saveUser(services, counted)
  requireCode(services, counted, counted.recovery, input.ConfirmationCode)
  const recovered = recover(services, counted, input.Password)
  await postConfirm(services, recovered, 'ConfirmForgotPassword', input.ClientMetadata)
  return {}
}

function unknownUser({ client }: Services): CognitoError {
  return client.PreventUserExistenceErrors === 'ENABLED' ? codeMismatch() : userNotFound()
}

/** A code works once, and a new password ends a lockout and the status RESET_REQUIRED. */
function recover(services: Services, { recovery: _used, ...user }: User, password: string): User {
  const recovered: User = {
    ...withoutFailures(user),
    status: 'CONFIRMED',
    password: keptPassword(services, user.sub, password),
  }
  saveUser(services, recovered)
  return recovered
}

/** Stores the user with a code that ConfirmForgotPassword takes, emails it, and returns CodeDeliveryDetails. */
async function mailResetCode(
  services: Services,
  user: User,
  clientMetadata: Record<string, string> | undefined,
): Promise<object> {
  const { code, kept } = newCode(user, services.clock() + CODE_LIFETIME_MILLISECONDS)
  saveUser(services, { ...user, recovery: kept })
  return mailCode(services, user, code, { source: 'ForgotPassword', clientMetadata })
}

/** Refuses every user of a pool where only an administrator resets passwords. */
function requireRecovery({ pool }: Pick<Services, 'pool'>): void {
  const mechanisms = pool.AccountRecoverySetting.RecoveryMechanisms
  if (mechanisms.some(({ Name }) => Name === 'verified_email')) return
  throw notAuthorized('Contact administrator to reset password.')
}

/** Refuses a user who still has a temporary password. */
function requireResettable(user: User): void {
  if (user.status !== 'FORCE_CHANGE_PASSWORD') return
  throw notAuthorized('User password cannot be reset in the current state.')
}

/** People report that operators who set `email_verified` to `True` got the intended effect. */
function hasVerifiedEmail(user: User): boolean {
  return user.status !== 'UNCONFIRMED' && user.attributes['email_verified']?.toLowerCase() === 'true'
}

function noVerifiedEmail(): CognitoError {
  return invalidParameter(
    'Cannot reset password for the user as there is no registered/verified email or phone_number',
  )
}
