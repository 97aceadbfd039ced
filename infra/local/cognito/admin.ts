import { z } from 'zod'
import { epochSeconds } from '#lib/clock.ts'
import { attributeList } from './attributes.ts'
import { CognitoError } from './cognito-error.ts'
import type { RequestHeaders, Services } from './services.ts'
import { requirePool, requireSigned } from './signed.ts'
import type { User } from './state.ts'
import { findUser } from './users.ts'
import { parseInput, shapes } from './validation.ts'

const UserInput = z.object({ UserPoolId: shapes.userPoolId, Username: shapes.username })

/** The user that an Admin operation names. Such calls must be signed. */
export function requireAdminUser(services: Services, body: unknown, headers: RequestHeaders): User {
  requireSigned(headers)
  const input = parseInput(UserInput, body)
  requirePool(services, input.UserPoolId)
  const user = findUser(services, input.Username)
  if (user === undefined) throw new CognitoError('UserNotFoundException', 'User does not exist.')
  return user
}

/** A user as Admin operations describe it. */
export function describedUser(user: User) {
  return {
    Username: user.sub,
    UserAttributes: attributeList(user),
    UserCreateDate: epochSeconds(user.createdAt),
    UserLastModifiedDate: epochSeconds(user.modifiedAt),
    Enabled: user.enabled,
    UserStatus: user.status,
  }
}
