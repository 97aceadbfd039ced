import { z } from 'zod'
import { epochSeconds } from '#lib/clock.ts'
import { attributeList, withAttributes } from './attributes.ts'
import { CognitoError } from './errors.ts'
import { resetPassword } from './password-reset.ts'
import { keptPassword, requirePassword } from './passwords.ts'
import type { Operation, RequestHeaders, Services } from './services.ts'
import type { User } from './state.ts'
import { endSignIns, findUser, removeUser, saveUser } from './users.ts'
import { parseInput, shapes } from './validation.ts'

const UpdateAttributesInput = z.object({ UserAttributes: shapes.attributes })
const SetPasswordInput = z.object({ Password: shapes.password, Permanent: z.boolean().default(false) })
const ResetPasswordInput = z.object({ ClientMetadata: shapes.stringMap.optional() })

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html */
export const adminGetUser: Operation = async (services, body, headers) =>
  describedUser(requireAdminUser(services, body, headers))

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html */
export const adminUpdateUserAttributes: Operation = async (services, body, headers) => {
  const user = requireAdminUser(services, body, headers)
  const { UserAttributes } = parseInput(UpdateAttributesInput, body)
  saveUser(services, withAttributes(services, user, UserAttributes))
  return {}
}

/**
 * Existing sign-ins stay valid. Without `Permanent` the password is a temporary one, which its owner has to change.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserPassword.html
 */
export const adminSetUserPassword: Operation = async (services, body, headers) => {
  const user = requireAdminUser(services, body, headers)
  const { Password, Permanent } = parseInput(SetPasswordInput, body)
  requirePassword(services.pool, Password)
  saveUser(services, {
    ...user,
    status: Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
    password: keptPassword(services, user.sub, Password),
  })
  return {}
}

/**
 * Sets RESET_REQUIRED and emails a code as ForgotPassword does. Existing sign-ins stay valid.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminResetUserPassword.html
 */
export const adminResetUserPassword: Operation = async (services, body, headers) => {
  const user = requireAdminUser(services, body, headers)
  const { ClientMetadata } = parseInput(ResetPasswordInput, body)
  await resetPassword(services, user, ClientMetadata)
  return {}
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminEnableUser.html */
export const adminEnableUser: Operation = async (services, body, headers) => {
  saveUser(services, { ...requireAdminUser(services, body, headers), enabled: true })
  return {}
}

/**
 * Ends the user's sign-ins too.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDisableUser.html
 */
export const adminDisableUser: Operation = async (services, body, headers) => {
  const user = requireAdminUser(services, body, headers)
  saveUser(services, { ...user, enabled: false })
  endSignIns(services, user)
  return {}
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUser.html */
export const adminDeleteUser: Operation = async (services, body, headers) => {
  removeUser(services, requireAdminUser(services, body, headers))
  return {}
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUserGlobalSignOut.html */
export const adminUserGlobalSignOut: Operation = async (services, body, headers) => {
  endSignIns(services, requireAdminUser(services, body, headers))
  return {}
}

/** A user in answers that call the attributes `Attributes`. */
export function listedUser(user: User) {
  const { UserAttributes: Attributes, ...described } = describedUser(user)
  return { ...described, Attributes }
}

function describedUser(user: User) {
  return {
    Username: user.sub,
    UserAttributes: attributeList(user),
    UserCreateDate: epochSeconds(user.createdAt),
    UserLastModifiedDate: epochSeconds(user.modifiedAt),
    Enabled: user.enabled,
    UserStatus: user.status,
  }
}

const AdminInput = z.object({ UserPoolId: shapes.userPoolId, Username: shapes.username })

/** The user that an Admin operation names. Such calls must be signed. */
export function requireAdminUser(services: Services, body: unknown, headers: RequestHeaders): User {
  requireSignature(headers)
  const input = parseInput(AdminInput, body)
  requirePool(services, input.UserPoolId)
  const user = findUser(services, input.Username)
  if (user === undefined) throw new CognitoError('UserNotFoundException', 'User does not exist.')
  return user
}

/**
 * Refuses an operator's call without a signature. Only the header is required: the signature is not computed, since every
 * key here is made up.
 */
export function requireSignature({ authorization }: RequestHeaders): void {
  if (authorization?.startsWith('AWS4-HMAC-SHA256 ')) return
  throw new CognitoError('MissingAuthenticationTokenException', 'Missing Authentication Token')
}

/** Refuses a pool id that is not this pool's. */
export function requirePool({ poolId }: Pick<Services, 'poolId'>, given: string): void {
  if (given === poolId) return
  throw new CognitoError('ResourceNotFoundException', `User pool ${given} does not exist.`)
}
