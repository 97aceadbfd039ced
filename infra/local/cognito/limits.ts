import { CognitoError, notAuthorized } from './errors.ts'
import type { Services } from './services.ts'
import type { User } from './state.ts'

const HOUR_MILLISECONDS = 60 * 60 * 1000

/** Counts one more event, or refuses it when there were `limit` within the last hour. Returns the new log. */
export function requireBelow(limit: number, log: readonly number[], now: number): number[] {
  const recent = log.filter((at) => at > now - HOUR_MILLISECONDS)
  if (recent.length < limit) return [...recent, now]
  throw new CognitoError('LimitExceededException', 'Attempt limit exceeded, please try after some time.')
}

const FAILURES_BEFORE_LOCKOUT = 5
const LONGEST_MILLISECONDS = 15 * 60 * 1_000

type LockoutServices = Pick<Services, 'state' | 'clock' | 'assumptions'>

/**
 * Refuses every password of a user, the right one too, while a lockout lasts: 2^(n-5) seconds after the n-th wrong one.
 * A try in the meantime lengthens nothing.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html#authentication-flow-lockout-behavior
 */
export function requireNotLockedOut({ state, clock, assumptions }: LockoutServices, user: User): void {
  if (assumptions.passwordLockout === 'absent') return
  const failures = standingFailures(user, clock())
  if (failures === undefined || clock() >= failures.failedAt + lockoutMilliseconds(failures.count)) return
  state.users.set(user.sub, { ...user, passwordFailures: { ...failures, triedAt: clock() } })
  throw notAuthorized('Password attempts exceeded')
}

/** Counts a wrong password. */
export function countFailure({ state, clock }: LockoutServices, user: User): void {
  const now = clock()
  const count = (standingFailures(user, now)?.count ?? 0) + 1
  state.users.set(user.sub, { ...user, passwordFailures: { count, failedAt: now, triedAt: now } })
}

/** The user without wrong passwords: after a right one, or with a new one. */
export function withoutFailures({ passwordFailures: _forgiven, ...user }: User): User {
  return user
}

/** Fifteen minutes without a try, and all is forgotten. */
function standingFailures({ passwordFailures }: User, now: number): User['passwordFailures'] {
  const isForgotten = passwordFailures !== undefined && now >= passwordFailures.triedAt + LONGEST_MILLISECONDS
  return isForgotten ? undefined : passwordFailures
}

function lockoutMilliseconds(count: number): number {
  if (count < FAILURES_BEFORE_LOCKOUT) return 0
  return Math.min(2 ** (count - FAILURES_BEFORE_LOCKOUT) * 1_000, LONGEST_MILLISECONDS)
}
