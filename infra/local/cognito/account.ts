import { createLocalJWKSet, errors, jwtVerify } from 'jose'
import { z } from 'zod'
import { attributeList, requireWritable, withAttributes } from './attributes.ts'
import { incorrectUsernameOrPassword, notAuthorized } from './errors.ts'
import { issuer } from './issue-tokens.ts'
import { countWithinHour } from './limits.ts'
import { isPassword, keptPassword, requirePassword } from './passwords.ts'
import { publicKeys } from './pool-identity.ts'
import type { Operation, Services } from './services.ts'
import type { User } from './state.ts'
import { endSignIns, removeUser, saveUser } from './users.ts'
import { parseInput, shapes } from './validation.ts'

/** https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const PASSWORD_CHANGES_PER_HOUR = 5

const AccountInput = z.object({ AccessToken: shapes.token })
const UpdateUserAttributesInput = AccountInput.extend({ UserAttributes: shapes.attributes })
const ChangePasswordInput = AccountInput.extend({
  PreviousPassword: shapes.password,
  ProposedPassword: shapes.password,
})

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html */
export const getUser: Operation = async (services, body) => {
  const { AccessToken } = parseInput(AccountInput, body)
  const user = await requireAccessToken(services, AccessToken)
  return {
    Username: user.sub,
    UserAttributes: attributeList(user, services.client.ReadAttributes),
  }
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserAttributes.html */
export const updateUserAttributes: Operation = async (services, body) => {
  const input = parseInput(UpdateUserAttributesInput, body)
  const user = await requireAccessToken(services, input.AccessToken)
  requireWritable(services, input.UserAttributes)
  saveUser(services, withAttributes(services, user, input.UserAttributes))
  return {}
}

/**
 * Existing sign-ins stay valid, this one included.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ChangePassword.html
 */
export const changePassword: Operation = async (services, body) => {
  const input = parseInput(ChangePasswordInput, body)
  const user = await requireAccessToken(services, input.AccessToken)
  requirePassword(services.pool, input.ProposedPassword)
  const counted = countWithinHour(services, user, 'passwordChanges', PASSWORD_CHANGES_PER_HOUR)
  saveUser(services, counted)
  if (!isPassword(services, user.sub, user.password, input.PreviousPassword)) {
    throw incorrectUsernameOrPassword()
  }
  saveUser(services, { ...counted, password: keptPassword(services, user.sub, input.ProposedPassword) })
  return {}
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html */
export const globalSignOut: Operation = async (services, body) => {
  const { AccessToken } = parseInput(AccountInput, body)
  endSignIns(services, await requireAccessToken(services, AccessToken))
  return {}
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUser.html */
export const deleteUser: Operation = async (services, body) => {
  const { AccessToken } = parseInput(AccountInput, body)
  removeUser(services, await requireAccessToken(services, AccessToken))
  return {}
}

/** The user of an access token that this pool signed, and that is neither expired nor revoked. */
async function requireAccessToken(services: Services, token: string): Promise<User> {
  const claims = await claimsOf(services, token)
  const origin = services.state.origins.get(claims.origin_jti)
  if (origin === undefined || origin.revoked) throw notAuthorized('Access Token has been revoked')
  const user = services.state.users.get(claims.sub)
  if (user === undefined) throw notAuthorized('Invalid Access Token')
  if (!user.enabled) throw notAuthorized('User is disabled.')
  return user
}

const ClaimsSchema = z.object({ sub: z.string(), token_use: z.literal('access'), origin_jti: z.string() })

async function claimsOf(services: Services, token: string) {
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(publicKeys(services.identity)), {
      issuer: issuer(services),
      currentDate: new Date(services.clock()),
    })
    return ClaimsSchema.parse(payload)
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw notAuthorized('Access Token has expired')
    throw notAuthorized('Invalid Access Token')
  }
}
