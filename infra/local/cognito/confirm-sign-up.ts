import { z } from 'zod'
import { requireClient, requireSecretHash } from './client-check.ts'
import {
  expiredCode,
  type MessageReason,
  mailCode,
  newCode,
  requireCode,
  simulatedDelivery,
} from './email-code.ts'
import { type CognitoError, invalidParameter, notAuthorized, userNotFound } from './errors.ts'
import { requireBelow } from './limits.ts'
import type { Operation, Services } from './services.ts'
import { postConfirm } from './sign-up-triggers.ts'
import type { User } from './state.ts'
import { findUser, saveUser } from './users.ts'
import { parseInput, shapes } from './validation.ts'

const ATTEMPTS_PER_HOUR = 15

const ConfirmInput = z.object({
  ClientId: shapes.clientId,
  SecretHash: shapes.secretHash.optional(),
  Username: shapes.username,
  ConfirmationCode: shapes.confirmationCode,
  ClientMetadata: shapes.stringMap.optional(),
})

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html */
export const confirmSignUp: Operation = async (services, body) => {
  const input = parseInput(ConfirmInput, body)
  requireClient(services, input.ClientId)
  requireSecretHash(services, input.Username, input.SecretHash)
  const user = findUser(services, input.Username)
  if (user === undefined) throw unknownUser(services)
  if (user.status !== 'UNCONFIRMED') {
    throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`)
  }
  const counted = countAttempt(services, user)
  requireCode(services, counted, counted.confirmation, input.ConfirmationCode)
  const confirmed = confirm(services, counted)
  await postConfirm(services, confirmed, 'ConfirmSignUp', input.ClientMetadata)
  return {}
}

function unknownUser({ client }: Services): CognitoError {
  return client.PreventUserExistenceErrors === 'ENABLED' ? expiredCode() : userNotFound()
}

function countAttempt(services: Services, user: User): User {
  const confirmAttempts = requireBelow(ATTEMPTS_PER_HOUR, user.confirmAttempts, services.clock())
  const counted = { ...user, confirmAttempts }
  saveUser(services, counted)
  return counted
}

function confirm(services: Services, { confirmation: _done, ...user }: User): User {
  const attributes = { ...user.attributes, email_verified: 'true' }
  const confirmed: User = { ...user, status: 'CONFIRMED', attributes }
  saveUser(services, confirmed)
  return confirmed
}

const RESENDS_PER_HOUR = 5

const ResendInput = z.object({
  ClientId: shapes.clientId,
  SecretHash: shapes.secretHash.optional(),
  Username: shapes.username,
  ClientMetadata: shapes.stringMap.optional(),
})

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html */
export const resendConfirmationCode: Operation = async (services, body) => {
  const input = parseInput(ResendInput, body)
  requireClient(services, input.ClientId)
  requireSecretHash(services, input.Username, input.SecretHash)
  const user = findUser(services, input.Username)
  if (user === undefined || !user.enabled) return simulatedDelivery(services, input.Username)
  if (user.status !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.')
  if (!services.pool.AutoVerifiedAttributes.includes('email')) {
    throw invalidParameter('Cannot resend codes. Auto verification not turned on.')
  }
  const resends = requireBelow(RESENDS_PER_HOUR, user.resends, services.clock())
  const reason = { source: 'ResendCode', clientMetadata: input.ClientMetadata } as const
  return { CodeDeliveryDetails: await sendConfirmationCode(services, { ...user, resends }, reason) }
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const LIFETIME_MILLISECONDS = 24 * 60 * 60 * 1000

/** Makes and mails the code that confirms a sign-up; an earlier one is dead. Returns CodeDeliveryDetails. */
export async function sendConfirmationCode(
  services: Services,
  user: User,
  reason: MessageReason,
): Promise<object> {
  const { code, kept } = newCode(user, services.clock() + LIFETIME_MILLISECONDS)
  saveUser(services, { ...user, confirmation: kept })
  return mailCode(services, user, code, reason)
}
