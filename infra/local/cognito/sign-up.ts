import { z } from 'zod'
import { requireEmail, requireWritable, valuesOf } from './attributes.ts'
import { requireClient, requireSecretHash } from './client-check.ts'
import { sendConfirmationCode } from './confirm-sign-up.ts'
import { notAuthorized } from './errors.ts'
import { requirePassword } from './passwords.ts'
import type { Operation, Services } from './services.ts'
import { postConfirm, preSignUp } from './sign-up-triggers.ts'
import type { User } from './state.ts'
import { newUser, saveNew } from './users.ts'
import { parseInput, shapes } from './validation.ts'

const SignUpInputSchema = z.object({
  ClientId: shapes.clientId,
  SecretHash: shapes.secretHash.optional(),
  Username: shapes.username,
  Password: shapes.password,
  UserAttributes: shapes.attributes.optional(),
  ValidationData: shapes.attributes.optional(),
  ClientMetadata: shapes.stringMap.optional(),
})
type SignUpInput = z.infer<typeof SignUpInputSchema>

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html */
export const signUp: Operation = async (services, body) => {
  const input = parseInput(SignUpInputSchema, body)
  requireClient(services, input.ClientId)
  requireSecretHash(services, input.Username, input.SecretHash)
  if (services.pool.AdminCreateUserConfig.AllowAdminCreateUserOnly) {
    throw notAuthorized('SignUp is not permitted for this user pool')
  }
  requireEmail(input.Username)
  requireWritable(services, input.UserAttributes ?? [])
  requirePassword(services.pool, input.Password)

  const user = await createUser(services, input)
  if (user.status === 'CONFIRMED') {
    await afterAutoConfirm(services, user, input)
    return { UserConfirmed: true, UserSub: user.sub }
  }
  if (!services.pool.AutoVerifiedAttributes.includes('email')) {
    return { UserConfirmed: false, UserSub: user.sub }
  }
  const CodeDeliveryDetails = await sendConfirmationCode(services, user, {
    source: 'SignUp',
    clientMetadata: input.ClientMetadata,
  })
  return { UserConfirmed: false, UserSub: user.sub, CodeDeliveryDetails }
}

/** Makes and stores the user as PreSignUp allows it. */
async function createUser(services: Services, input: SignUpInput): Promise<User> {
  // The user name is the address: one that only stood among the attributes was never checked to be free.
  const userAttributes = { ...valuesOf(input.UserAttributes ?? []), email: input.Username }
  const user = newUser(services, {
    attributes: userAttributes,
    status: 'UNCONFIRMED',
    password: input.Password,
  })
  const allowed = await preSignUp(services, user, {
    source: 'SignUp',
    userAttributes,
    validationData: input.ValidationData,
    clientMetadata: input.ClientMetadata,
  })
  const stored: User = {
    ...user,
    status: allowed.autoConfirmUser ? 'CONFIRMED' : 'UNCONFIRMED',
    attributes: { ...userAttributes, email_verified: String(allowed.autoVerifyEmail) },
  }
  saveNew(services, stored)
  return stored
}

async function afterAutoConfirm(services: Services, user: User, input: SignUpInput): Promise<void> {
  if (services.assumptions.autoConfirmed === 'silent') return
  await postConfirm(services, user, 'ConfirmSignUp', input.ClientMetadata)
}
