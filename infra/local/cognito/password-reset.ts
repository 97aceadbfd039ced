import { z } from 'zod'
import { requireClient, requireSecretHash } from './client-check.ts'
import { codeMismatch, mailCode, newCode, requireCode, simulatedDelivery } from './email-code.ts'
import { type CognitoError, invalidParameter, notAuthorized, userNotFound } from './errors.ts'
import { requireBelow, withoutFailures } from './limits.ts'
import { keptPassword, requirePassword } from './passwords.ts'
import type { Operation, Services } from './services.ts'
import { postConfirm } from './sign-up-triggers.ts'
import type { User } from './state.ts'
import { findUser, saveUser } from './users.ts'
import { parseInput, shapes } from './validation.ts'

/** https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const CODES_PER_HOUR = 5

const ForgotInput = z.object({
  ClientId: shapes.clientId,
  SecretHash: shapes.secretHash.optional(),
  Username: shapes.username,
  ClientMetadata: shapes.stringMap.optional(),
})

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html */
export const forgotPassword: Operation = async (services, body) => {
  const input = parseInput(ForgotInput, body)
  requireClient(services, input.ClientId)
  requireSecretHash(services, input.Username, input.SecretHash)
  requireRecovery(services)
  const user = findUser(services, input.Username)
  if (user === undefined || !user.enabled) return simulatedDelivery(services, input.Username)
  requireResettable(user)
  if (!hasProvenAddress(user)) return withoutAddress(services, input.Username)

  const recoveries = requireBelow(CODES_PER_HOUR, user.recoveries, services.clock())
  return {
    CodeDeliveryDetails: await mailResetCode(services, { ...user, recoveries }, input.ClientMetadata),
  }
}

function withoutAddress(services: Services, username: string): object {
  const isSimulated = services.assumptions.recoveryWithoutAddress === 'simulated'
  if (isSimulated && services.client.PreventUserExistenceErrors === 'ENABLED') {
    return simulatedDelivery(services, username)
  }
  throw noProvenAddress()
}

/** "5 to 20, by risk": https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const RESETS_PER_HOUR = 5

const ConfirmInput = z.object({
  ClientId: shapes.clientId,
  SecretHash: shapes.secretHash.optional(),
  Username: shapes.username,
  ConfirmationCode: shapes.confirmationCode,
  Password: shapes.password,
  ClientMetadata: shapes.stringMap.optional(),
})

/**
 * Sign-ins so far live on: ending them is the caller's affair.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html
 */
export const confirmForgotPassword: Operation = async (services, body) => {
  const input = parseInput(ConfirmInput, body)
  requireClient(services, input.ClientId)
  requireSecretHash(services, input.Username, input.SecretHash)
  requirePassword(services.pool, input.Password)
  const user = findUser(services, input.Username)
  if (user === undefined || !user.enabled) throw noSuchUser(services)

  const counted = countAttempt(services, user)
  requireCode(services, counted, counted.recovery, input.ConfirmationCode)
  const recovered = recover(services, counted, input.Password)
  await postConfirm(services, recovered, 'ConfirmForgotPassword', input.ClientMetadata)
  return {}
}

function noSuchUser({ client }: Services): CognitoError {
  return client.PreventUserExistenceErrors === 'ENABLED' ? codeMismatch() : userNotFound()
}

function countAttempt(services: Services, user: User): User {
  const recoveryAttempts = requireBelow(RESETS_PER_HOUR, user.recoveryAttempts, services.clock())
  const counted = { ...user, recoveryAttempts }
  saveUser(services, counted)
  return counted
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
