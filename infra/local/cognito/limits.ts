import { CognitoError, notAuthorized } from './errors.ts'
import type { Services } from './services.ts'
import type { User } from './state.ts'

const HOUR_MILLISECONDS = 60 * 60 * 1_000
const FAILURES_BEFORE_LOCKOUT = 5
const LONGEST_LOCKOUT_MILLISECONDS = 15 * 60 * 1_000

/** The user with one more event in a log, to be saved; refuses it when there were `limit` within the last hour. */
export function countWithinHour(
  { clock }: Pick<Services, 'clock'>,
  user: User,
  log: 'confirmAttempts' | 'resends' | 'recoveries' | 'recoveryAttempts' | 'passwordChanges',
  limit: number,
): User {
  const now = clock()
  const recent = user[log].filter((at) => at > now - HOUR_MILLISECONDS)
  if (recent.length < limit) return { ...user, [log]: [...recent, now] }
  throw new CognitoError('LimitExceededException', 'Attempt limit exceeded, please try after some time.')
}

type LockoutServices = Pick<Services, 'state' | 'clock' | 'assumptions'>

/**
 * Refuses every password of a user, the right one too, during a lockout: 2^(n-5) seconds after the n-th wrong one. A try
 * during the lockout does not extend it.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html#authentication-flow-lockout-behavior
 */
export function requireNotLockedOut({ state, clock, assumptions }: LockoutServices, user: User): void {
  if (assumptions.passwordLockout === 'absent') return
  const failures = recentFailures(user, clock())
  if (failures === undefined || clock() >= failures.failedAt + lockoutMilliseconds(failures.count)) return
  state.users.set(user.sub, { ...user, passwordFailures: { ...failures, triedAt: clock() } })
  throw notAuthorized('Password attempts exceeded')
}

/** Counts a wrong password. */
export function countFailure({ state, clock }: LockoutServices, user: User): void {
  const now = clock()
  const count = (recentFailures(user, now)?.count ?? 0) + 1
  state.users.set(user.sub, { ...user, passwordFailures: { count, failedAt: now, triedAt: now } })
}

/** The user without wrong passwords: after a right one, or with a new one. */
export function withoutFailures({ passwordFailures: _failures, ...user }: User): User {
  return user
}

/** Failures count until fifteen minutes have passed without a try. */
function recentFailures({ passwordFailures }: User, now: number): User['passwordFailures'] {
  if (passwordFailures === undefined) return undefined
  return now < passwordFailures.triedAt + LONGEST_LOCKOUT_MILLISECONDS ? passwordFailures : undefined
}

function lockoutMilliseconds(count: number): number {
  if (count < FAILURES_BEFORE_LOCKOUT) return 0
  return Math.min(2 ** (count - FAILURES_BEFORE_LOCKOUT) * 1_000, LONGEST_LOCKOUT_MILLISECONDS)
}
