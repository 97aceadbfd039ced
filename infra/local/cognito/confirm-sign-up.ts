import { z } from 'zod'
import { requireClient, requireSecretHash } from './client-check.ts'
import { type CognitoError, notAuthorized, userNotFound } from './errors.ts'
import { requireBelow } from './hourly-limit.ts'
import { expiredCode, requireCode } from './mailed-code.ts'
import { postConfirm } from './post-confirmation.ts'
import type { Operation, Services } from './services.ts'
import type { User } from './state.ts'
import { findUser, saveUser } from './users.ts'
import { parseInput, shapes } from './validation.ts'

const ATTEMPTS_PER_HOUR = 15

const Input = z.object({
  ClientId: shapes.clientId,
  SecretHash: shapes.secretHash.optional(),
  Username: shapes.username,
  ConfirmationCode: shapes.confirmationCode,
  ClientMetadata: shapes.stringMap.optional(),
})

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html */
export const confirmSignUp: Operation = async (services, body) => {
  const input = parseInput(Input, body)
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
