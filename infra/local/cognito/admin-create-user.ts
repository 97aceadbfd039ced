import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { listedUser, requirePool, requireSignature } from './admin.ts'
import { requireEmail, requireMutable, valuesOf } from './attributes.ts'
import { unsupported } from './errors.ts'
import { requirePassword } from './passwords.ts'
import type { Operation, Services } from './services.ts'
import { preSignUp } from './sign-up-triggers.ts'
import type { User } from './state.ts'
import { newUser, saveNew } from './users.ts'
import { parseInput, shapes } from './validation.ts'

const Input = z.object({
  UserPoolId: shapes.userPoolId,
  Username: shapes.username,
  UserAttributes: shapes.attributes.default([]),
  ValidationData: shapes.attributes.optional(),
  TemporaryPassword: shapes.password.optional(),
  ForceAliasCreation: z.boolean().default(false),
  MessageAction: z.enum(['RESEND', 'SUPPRESS']).optional(),
  ClientMetadata: shapes.stringMap.optional(),
})
type CreateInput = z.infer<typeof Input>

/**
 * Makes a user with a temporary password. Invitations are not imitated, so that `MessageAction` has to be `SUPPRESS`.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
 */
export const adminCreateUser: Operation = async (services, body, headers) => {
  requireSignature(headers)
  const input = parseInput(Input, body)
  requirePool(services, input.UserPoolId)
  if (input.MessageAction !== 'SUPPRESS') throw unsupported('AdminCreateUser without MessageAction SUPPRESS')
  if (input.ForceAliasCreation) throw unsupported('AdminCreateUser with ForceAliasCreation')
  requireEmail(input.Username)
  requireMutable(input.UserAttributes)
  if (input.TemporaryPassword !== undefined) requirePassword(services.pool, input.TemporaryPassword)

  const user = made(services, input)
  // What the trigger answers is ignored here: the user has a temporary password, and attributes are as given.
  await preSignUp(services, user, {
    source: 'AdminCreateUser',
    userAttributes: user.attributes,
    validationData: input.ValidationData,
    clientMetadata: input.ClientMetadata,
  })
  saveNew(services, user)
  return { User: listedUser(user) }
}

function made(services: Services, { Username, UserAttributes, TemporaryPassword }: CreateInput): User {
  return newUser(services, {
    attributes: { email_verified: 'false', ...valuesOf(UserAttributes), email: Username },
    status: 'FORCE_CHANGE_PASSWORD',
    // As Cognito does; without an invitation it reaches no one.
    password: TemporaryPassword ?? randomBytes(32).toString('base64url'),
  })
}
