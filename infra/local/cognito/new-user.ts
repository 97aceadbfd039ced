import { CognitoError } from './errors.ts'
import { keptPassword } from './passwords.ts'
import type { Services } from './services.ts'
import type { User } from './state.ts'
import { findUser, newSub, saveUser } from './users.ts'

type Made = Pick<User, 'status' | 'attributes'> & { readonly password: string }

/** A user whom nothing has happened to yet; it is not stored. */
export function newUser(services: Services, { password, ...made }: Made): User {
  const sub = newSub()
  const now = services.clock()
  return {
    ...made,
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

/** Refuses an address that is taken. */
export function requireNew(services: Pick<Services, 'state'>, username: string): void {
  if (findUser(services, username) === undefined) return
  throw new CognitoError('UsernameExistsException', 'An account with the given email already exists.')
}

/** Stores a new user; refuses an address that is taken, perhaps by another request while the trigger ran. */
export function saveNew(services: Services, user: User): void {
  const email = user.attributes['email'] ?? ''
  requireNew(services, email)
  saveUser(services, user)
  services.state.subsByEmail.set(email.toLowerCase(), user.sub)
}
