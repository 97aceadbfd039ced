import { z } from 'zod'
import { requireEmail, requireWritable } from './attributes.ts'
import { requireClient, requireSecretHash } from './client-check.ts'
import { CognitoError, notAuthorized } from './cognito-error.ts'
import { sendConfirmationCode } from './confirmation-code.ts'
import { requirePassword } from './password-policy.ts'
import { keptPassword } from './passwords.ts'
import { postConfirm } from './post-confirmation.ts'
import type { Operation, Services } from './services.ts'
import type { User } from './state.ts'
import type { TriggerResponses } from './trigger-responses.ts'
import { findUser, newSub, saveUser } from './users.ts'
import { parseInput, shapes } from './validation.ts'

const Input = z.object({
  ClientId: shapes.clientId,
  SecretHash: shapes.secretHash.optional(),
  Username: shapes.username,
  Password: shapes.password,
  UserAttributes: shapes.attributes.optional(),
  ValidationData: shapes.attributes.optional(),
  ClientMetadata: shapes.stringMap.optional(),
})
type SignUpInput = z.infer<typeof Input>

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html */
export const signUp: Operation = async (services, body) => {
  const input = parseInput(Input, body)
  requireClient(services, input.ClientId)
  requireSecretHash(services, input.Username, input.SecretHash)
  if (services.pool.AdminCreateUserConfig.AllowAdminCreateUserOnly) {
    throw notAuthorized('SignUp is not permitted for this user pool')
  }
  requireEmail(input.Username)
  requireWritable(services, input.UserAttributes ?? [])
  requirePassword(services.pool, input.Password)
  requireNew(services, input.Username)

  const user = newUser(services, input)
  const allowed = await preSignUp(services, user, input)
  // Once more: another request may have taken the address while the trigger ran.
  requireNew(services, input.Username)
  const stored = store(services, user, allowed)
  if (stored.status === 'CONFIRMED') {
    await autoConfirmed(services, stored, input)
    return { UserConfirmed: true, UserSub: stored.sub }
  }
  const CodeDeliveryDetails = await sendConfirmationCode(services, stored, {
    source: 'SignUp',
    clientMetadata: input.ClientMetadata,
  })
  return { UserConfirmed: false, UserSub: stored.sub, CodeDeliveryDetails }
}

function requireNew(services: Services, username: string): void {
  if (findUser(services, username) === undefined) return
  throw new CognitoError('UsernameExistsException', 'An account with the given email already exists.')
}

function newUser(services: Services, input: SignUpInput): User {
  const given = (input.UserAttributes ?? []).map(({ Name, Value }) => [Name, Value])
  const attributes: Record<string, string> = Object.fromEntries(given)
  const sub = newSub()
  const now = services.clock()
  return {
    sub,
    // The user name is the address: one that only stood among the attributes was never checked to be free.
    attributes: { ...attributes, email: input.Username, email_verified: 'false' },
    status: 'UNCONFIRMED',
    enabled: true,
    createdAt: now,
    modifiedAt: now,
    password: keptPassword(services, sub, input.Password),
    confirmAttempts: [],
    resends: [],
    recoveries: [],
    recoveryAttempts: [],
    passwordChanges: [],
  }
}

async function preSignUp(
  { runTrigger }: Services,
  user: User,
  input: SignUpInput,
): Promise<TriggerResponses['PreSignUp']> {
  const response = { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false }
  if (!runTrigger.has('PreSignUp')) return response
  const validation = (input.ValidationData ?? []).map(({ Name, Value }) => [Name, Value])
  const { email_verified: _unverified, ...userAttributes } = user.attributes
  return runTrigger({
    trigger: 'PreSignUp',
    source: 'PreSignUp_SignUp',
    userName: user.sub,
    request: {
      userAttributes,
      validationData: Object.fromEntries(validation),
      ...(input.ClientMetadata === undefined ? {} : { clientMetadata: input.ClientMetadata }),
    },
    response,
  })
}

function store(services: Services, user: User, allowed: TriggerResponses['PreSignUp']): User {
  const stored: User = {
    ...user,
    status: allowed.autoConfirmUser ? 'CONFIRMED' : 'UNCONFIRMED',
    attributes: { ...user.attributes, email_verified: String(allowed.autoVerifyEmail) },
  }
  saveUser(services, stored)
  services.state.subsByEmail.set((stored.attributes['email'] ?? '').toLowerCase(), stored.sub)
  return stored
}

async function autoConfirmed(services: Services, user: User, input: SignUpInput): Promise<void> {
  if (services.assumptions.autoConfirmed === 'silent') return
  await postConfirm(services, user, 'ConfirmSignUp', input.ClientMetadata)
}
