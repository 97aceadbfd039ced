import type { z } from 'zod'
import { requireEmail, requireWritable, valuesOf } from './attributes.ts'
import { NamedUserInput, parseNamedUser } from './client-check.ts'
import {
  expiredCode,
  type MessageReason,
  mailCode,
  newCode,
  requireCode,
  simulatedDelivery,
} from './email-code.ts'
import { type CognitoError, invalidParameter, notAuthorized, userNotFound } from './errors.ts'
import { countWithinHour } from './limits.ts'
import { requirePassword } from './passwords.ts'
import type { Operation, Services } from './services.ts'
import { postConfirm, preSignUp } from './sign-up-triggers.ts'
import type { User } from './state.ts'
import { newUser, saveNew, saveUser } from './users.ts'
import { shapes } from './validation.ts'

/** https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const CODE_LIFETIME_MILLISECONDS = 24 * 60 * 60 * 1000
const CONFIRM_ATTEMPTS_PER_HOUR = 15
const RESENDS_PER_HOUR = 5

const SignUpInput = NamedUserInput.extend({
  Password: shapes.password,
  UserAttributes: shapes.attributes.optional(),
  ValidationData: shapes.attributes.optional(),
})

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html */
export const signUp: Operation = async (services, body) => {
  const { input } = parseNamedUser(services, SignUpInput, body)
  if (services.pool.AdminCreateUserConfig.AllowAdminCreateUserOnly) {
    throw notAuthorized('SignUp is not permitted for this user pool')
  }
  requireEmail(input.Username)
  requireWritable(services, input.UserAttributes ?? [])
  requirePassword(services.pool, input.Password)

  const user = await createUser(services, input)
  if (user.status === 'CONFIRMED') {
    if (services.assumptions.autoConfirmed === 'runs-post-confirmation') {
      await postConfirm(services, user, 'ConfirmSignUp', input.ClientMetadata)
    }
    return { UserConfirmed: true, UserSub: user.sub }
  }
  if (!services.pool.AutoVerifiedAttributes.includes('email')) {
    return { UserConfirmed: false, UserSub: user.sub }
  }
  const CodeDeliveryDetails = await mailConfirmationCode(services, user, {
    source: 'SignUp',
    clientMetadata: input.ClientMetadata,
  })
  return { UserConfirmed: false, UserSub: user.sub, CodeDeliveryDetails }
}

/** Creates and stores the user as PreSignUp allows it. */
async function createUser(services: Services, input: z.infer<typeof SignUpInput>): Promise<User> {
  // The user name is the address: a different one among the attributes was never checked to be free.
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

const ConfirmSignUpInput = NamedUserInput.extend({ ConfirmationCode: shapes.confirmationCode })

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html */
export const confirmSignUp: Operation = async (services, body) => {
  const { input, user } = parseNamedUser(services, ConfirmSignUpInput, body)
  if (user === undefined) throw unknownUser(services)
  if (user.status !== 'UNCONFIRMED') {
    throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`)
  }
  const counted = countWithinHour(services, user, 'confirmAttempts', CONFIRM_ATTEMPTS_PER_HOUR)
  saveUser(services, counted)
  requireCode(services, counted, counted.confirmation, input.ConfirmationCode)
  const confirmed = confirm(services, counted)
  await postConfirm(services, confirmed, 'ConfirmSignUp', input.ClientMetadata)
  return {}
}

function unknownUser({ client }: Services): CognitoError {
  return client.PreventUserExistenceErrors === 'ENABLED' ? expiredCode() : userNotFound()
}

function confirm(services: Services, { confirmation: _used, ...user }: User): User {
  const attributes = { ...user.attributes, email_verified: 'true' }
  const confirmed: User = { ...user, status: 'CONFIRMED', attributes }
  saveUser(services, confirmed)
  return confirmed
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html */
export const resendConfirmationCode: Operation = async (services, body) => {
  const { input, user } = parseNamedUser(services, NamedUserInput, body)
  if (user === undefined || !user.enabled) return simulatedDelivery(services, input.Username)
  if (user.status !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.')
  if (!services.pool.AutoVerifiedAttributes.includes('email')) {
    throw invalidParameter('Cannot resend codes. Auto verification not turned on.')
  }
  const counted = countWithinHour(services, user, 'resends', RESENDS_PER_HOUR)
  const reason = { source: 'ResendCode', clientMetadata: input.ClientMetadata } as const
  return { CodeDeliveryDetails: await mailConfirmationCode(services, counted, reason) }
}

/** Emails a new code, which replaces an earlier one. Returns CodeDeliveryDetails. */
async function mailConfirmationCode(services: Services, user: User, reason: MessageReason): Promise<object> {
  const { code, kept } = newCode(user, services.clock() + CODE_LIFETIME_MILLISECONDS)
  saveUser(services, { ...user, confirmation: kept })
  return mailCode(services, user, code, reason)
}
