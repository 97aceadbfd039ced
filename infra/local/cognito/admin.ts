import { z } from 'zod'
import { CognitoError } from './cognito-error.ts'
import type { RequestHeaders, Services } from './services.ts'
import type { User } from './state.ts'
import { findUser } from './users.ts'
import { parseInput, shapes } from './validation.ts'

const UserInput = z.object({ UserPoolId: z.string().min(1).max(55), Username: shapes.username })

/**
 * The user that an Admin operation names. Such calls must be signed: here the header has to be there, its signature is
 * not computed, since any key would be a made-up one.
 */
export function requireAdminUser(services: Services, body: unknown, headers: RequestHeaders): User {
  if (!headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')) {
    throw new CognitoError('MissingAuthenticationTokenException', 'Missing Authentication Token')
  }
  const input = parseInput(UserInput, body)
  if (input.UserPoolId !== services.poolId) {
    throw new CognitoError('ResourceNotFoundException', `User pool ${input.UserPoolId} does not exist.`)
  }
  const user = findUser(services, input.Username)
  if (user === undefined) throw new CognitoError('UserNotFoundException', 'User does not exist.')
  return user
}
