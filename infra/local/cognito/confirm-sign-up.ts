import { z } from 'zod'
import { requireClient, requireSecretHash } from './client-check.ts'
import { CognitoError, notAuthorized } from './cognito-error.ts'
import { codeDigest } from './confirmation-code.ts'
import { requireBelow } from './hourly-limit.ts'
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
})

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html */
export const confirmSignUp: Operation = async (services, body) => {
  const input = parseInput(Input, body)
  requireClient(services, input.ClientId)
  requireSecretHash(services, input.Username, input.SecretHash)
  const user = findUser(services, input.Username)
  if (user === undefined) throw unknownUser(services)
  if (user.status === 'CONFIRMED') {
    throw notAuthorized('User cannot be confirmed. Current status is CONFIRMED')
  }
  const counted = countAttempt(services, user)
  requireCode(services, counted, input.ConfirmationCode)
  const { confirmation: _done, ...confirmed } = counted
  saveUser(services, {
    ...confirmed,
    status: 'CONFIRMED',
    attributes: { ...user.attributes, email_verified: 'true' },
  })
  return {}
}

function unknownUser({ client }: Services): CognitoError {
  return client.PreventUserExistenceErrors === 'ENABLED'
    ? new CognitoError('ExpiredCodeException', 'Invalid code provided, please request a code again.')
    : new CognitoError('UserNotFoundException', 'Username/client id combination not found.')
}

function countAttempt(services: Services, user: User): User {
  const confirmAttempts = requireBelow(ATTEMPTS_PER_HOUR, user.confirmAttempts, services.clock())
  const counted = { ...user, confirmAttempts }
  saveUser(services, counted)
  return counted
}

function requireCode({ clock }: Services, user: User, code: string): void {
  if (user.confirmation === undefined || user.confirmation.expiresAt <= clock()) {
    throw new CognitoError('ExpiredCodeException', 'Invalid code provided, please request a code again.')
  }
  if (user.confirmation.digest !== codeDigest(user, code)) {
    throw new CognitoError('CodeMismatchException', 'Invalid verification code provided, please try again.')
  }
}
