import { z } from 'zod'
import { requireClient, requireSecretHash } from './client-check.ts'
import { type CognitoError, userNotFound } from './errors.ts'
import { requireBelow } from './hourly-limit.ts'
import { codeMismatch, requireCode } from './mailed-code.ts'
import { withoutFailures } from './password-lockout.ts'
import { requirePassword } from './password-policy.ts'
import { keptPassword } from './passwords.ts'
import { postConfirm } from './post-confirmation.ts'
import type { Operation, Services } from './services.ts'
import type { User } from './state.ts'
import { findUser, saveUser } from './users.ts'
import { parseInput, shapes } from './validation.ts'

/** "5 to 20, by risk": https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const ATTEMPTS_PER_HOUR = 5

const Input = z.object({
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
  const input = parseInput(Input, body)
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
  const recoveryAttempts = requireBelow(ATTEMPTS_PER_HOUR, user.recoveryAttempts, services.clock())
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
