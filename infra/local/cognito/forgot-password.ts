import { z } from 'zod'
import { requireClient, requireSecretHash } from './client-check.ts'
import { invalidParameter, notAuthorized } from './cognito-error.ts'
import { requireBelow } from './hourly-limit.ts'
import { mailCode, newCode, simulatedDelivery } from './mailed-code.ts'
import type { Operation, Services } from './services.ts'
import type { User } from './state.ts'
import { findUser, saveUser } from './users.ts'
import { parseInput, shapes } from './validation.ts'

/** https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const LIFETIME_MILLISECONDS = 60 * 60 * 1000
const CODES_PER_HOUR = 5

const Input = z.object({
  ClientId: shapes.clientId,
  SecretHash: shapes.secretHash.optional(),
  Username: shapes.username,
  ClientMetadata: shapes.stringMap.optional(),
})

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html */
export const forgotPassword: Operation = async (services, body) => {
  const input = parseInput(Input, body)
  requireClient(services, input.ClientId)
  requireSecretHash(services, input.Username, input.SecretHash)
  requireRecovery(services)
  const user = findUser(services, input.Username)
  if (user === undefined || !user.enabled) return simulatedDelivery(services, input.Username)
  if (!hasProvenAddress(user)) return withoutAddress(services, input.Username)

  const recoveries = requireBelow(CODES_PER_HOUR, user.recoveries, services.clock())
  const { code, kept } = newCode(user, services.clock() + LIFETIME_MILLISECONDS)
  saveUser(services, { ...user, recoveries, recovery: kept })
  const reason = { source: 'ForgotPassword', clientMetadata: input.ClientMetadata } as const
  return { CodeDeliveryDetails: await mailCode(services, user, code, reason) }
}

/** Refuses everybody in a pool where only an administrator gives passwords back. */
function requireRecovery({ pool }: Services): void {
  const ways = pool.AccountRecoverySetting.RecoveryMechanisms
  if (ways.some(({ Name }) => Name === 'verified_email')) return
  throw notAuthorized('Contact administrator to reset password.')
}

function hasProvenAddress(user: User): boolean {
  return user.status === 'CONFIRMED' && user.attributes['email_verified'] === 'true'
}

function withoutAddress(services: Services, username: string): object {
  const isSimulated = services.assumptions.recoveryWithoutAddress === 'simulated'
  if (isSimulated && services.client.PreventUserExistenceErrors === 'ENABLED') {
    return simulatedDelivery(services, username)
  }
  throw invalidParameter(
    'Cannot reset password for the user as there is no registered/verified email or phone_number',
  )
}
