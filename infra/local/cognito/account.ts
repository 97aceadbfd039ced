import { createLocalJWKSet, errors, jwtVerify } from 'jose'
import { z } from 'zod'
import { attributeList, requireEmail, requireWritable, withAttributes } from './attributes.ts'
import { mailCode, newCode } from './email-code.ts'
import { incorrectUsernameOrPassword, notAuthorized, unsupported } from './errors.ts'
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
const UpdateUserAttributesInput = AccountInput.extend({
  UserAttributes: shapes.attributes,
  ClientMetadata: shapes.stringMap.optional(),
})
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

/**
 * A new address gets a code, and the old one stays until VerifyUserAttribute, which is not imitated.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserAttributes.html
 */
export const updateUserAttributes: Operation = async (services, body) => {
  const input = parseInput(UpdateUserAttributesInput, body)
  const user = await requireAccessToken(services, input.AccessToken)
  requireWritable(services, input.UserAttributes)
  const email = input.UserAttributes.findLast(({ Name }) => Name === 'email')?.Value
  const sent =
    email === undefined || email === user.attributes['email']
      ? []
      : [await mailToNewAddress(services, user, email, input.ClientMetadata)]
  const others = input.UserAttributes.filter(({ Name }) => Name !== 'email')
  saveUser(services, withAttributes(services, user, others))
  return { CodeDeliveryDetailsList: sent }
}

async function mailToNewAddress(
  services: Services,
  user: User,
  email: string,
  clientMetadata: Record<string, string> | undefined,
): Promise<object> {
  requireEmail(email)
  const { AttributesRequireVerificationBeforeUpdate: first } = services.pool.UserAttributeUpdateSettings
  if (!first.includes('email')) throw unsupported('UpdateUserAttributes of an address that counts unverified')
  const moved = { ...user, attributes: { ...user.attributes, email } }
  const { code } = newCode(moved, 0)
  return mailCode(services, moved, code, { source: 'UpdateUserAttribute', clientMetadata })
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
