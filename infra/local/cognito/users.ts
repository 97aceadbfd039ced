import { createHash, randomUUID } from 'node:crypto'
import { CognitoError, incorrectUsernameOrPassword, notAuthorized } from './errors.ts'
import { keptPassword } from './passwords.ts'
import type { Services } from './services.ts'
import type { User } from './state.ts'

/** Finds a user by email address, in any case, or by sub. */
export function findUser({ state }: Pick<Services, 'state'>, username: string): User | undefined {
  return state.users.get(username) ?? state.users.get(state.subsByEmail.get(username.toLowerCase()) ?? '')
}

/** Refuses a user that an administrator has disabled. */
export function requireEnabled(user: User): void {
  if (!user.enabled) throw notAuthorized('User is disabled.')
}

/** Refuses a user whose sign-up was never confirmed. */
export function requireConfirmed(user: User): void {
  if (user.status !== 'UNCONFIRMED') return
  throw new CognitoError('UserNotConfirmedException', 'User is not confirmed.')
}

/**
 * Refuses a user whose password has to be reset, by an operator's call or after an import.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
 */
export function requireNoReset(
  { assumptions, client }: Pick<Services, 'assumptions' | 'client'>,
  user: User,
): void {
  if (user.status !== 'RESET_REQUIRED') return
  const isHidden = assumptions.resetRequired === 'hidden' && client.PreventUserExistenceErrors === 'ENABLED'
  if (isHidden) throw incorrectUsernameOrPassword()
  throw new CognitoError('PasswordResetRequiredException', 'Password reset required for the user')
}

/** Refuses a user who gets no custom challenge, whatever the triggers say. */
export function requireReadyForCode(services: Pick<Services, 'assumptions' | 'client'>, user: User): void {
  if (services.assumptions.unconfirmedRefused === 'at-initiate') requireConfirmed(user)
  requireNoReset(services, user)
}

/** The attributes as the triggers see them: strings only, and the status. */
export function triggerAttributes(user: User): Record<string, string> {
  return { sub: user.sub, ...user.attributes, 'cognito:user_status': user.status }
}

/**
 * The USERNAME that the caller of an unknown user's flow sees: a name-based UUID (version 3), always the same for one
 * name in one pool, so that repeated tries look like those of a real user.
 */
export function madeUpUsername({ identity }: Pick<Services, 'identity'>, username: string): string {
  const digest = createHash('md5')
    .update(identity.fakeNameSalt + username.toLowerCase())
    .digest('hex')
  const groups = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `3${digest.slice(13, 16)}`,
    `a${digest.slice(17, 20)}`,
  ]
  return [...groups, digest.slice(20)].join('-')
}

type NewUser = Pick<User, 'status' | 'attributes'> & { readonly password: string }

/** A new user, not stored yet. */
export function newUser(services: Services, { password, ...given }: NewUser): User {
  const sub = newSub()
  const now = services.clock()
  return {
    ...given,
    sub,
    enabled: true,
    createdAt: now,
    modifiedAt: now,
    password: keptPassword(services, sub, password),
    confirmAttempts: [],
    resends: [],
    recoveries: [],
    recoveryAttempts: [],
    passwordChanges: [],
  }
}

/** A sub as current pools create them: random, with a 7 where a UUID has its version. */
function newSub(): string {
  const random = randomUUID()
  return `${random.slice(0, 14)}7${random.slice(15)}`
}

/** Refuses an address that has an account. */
export function requireNew(services: Pick<Services, 'state'>, username: string): void {
  if (findUser(services, username) === undefined) return
  throw new CognitoError('UsernameExistsException', 'An account with the given email already exists.')
}

/** Stores a new user. Refuses an address that has an account, perhaps since the trigger started. */
export function saveNew(services: Services, user: User): void {
  const email = user.attributes['email'] ?? ''
  requireNew(services, email)
  saveUser(services, user)
  services.state.subsByEmail.set(email.toLowerCase(), user.sub)
}

/** Stores a changed user. */
export function saveUser({ state, clock }: Pick<Services, 'state' | 'clock'>, user: User): void {
  state.users.set(user.sub, { ...user, modifiedAt: clock() })
}

/** Removes a user with its memberships and all its sign-ins. */
export function removeUser({ state }: Pick<Services, 'state'>, user: User): void {
  state.users.delete(user.sub)
  state.memberships.delete(user.sub)
  const email = user.attributes['email']?.toLowerCase() ?? ''
  if (state.subsByEmail.get(email) === user.sub) state.subsByEmail.delete(email)
  endSignIns({ state }, user)
}

/** Revokes every token of a user. */
export function endSignIns({ state }: Pick<Services, 'state'>, user: User): void {
  for (const [id, origin] of state.origins.entries()) {
    if (origin.sub === user.sub) state.origins.set(id, { ...origin, revoked: true })
  }
}
