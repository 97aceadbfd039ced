import { CognitoError } from './errors.ts'

const HOUR_MILLISECONDS = 60 * 60 * 1000

/** Counts one more event, or refuses it when there were `limit` within the last hour. Returns the new log. */
export function requireBelow(limit: number, log: readonly number[], now: number): number[] {
  const recent = log.filter((at) => at > now - HOUR_MILLISECONDS)
  if (recent.length < limit) return [...recent, now]
  throw new CognitoError('LimitExceededException', 'Attempt limit exceeded, please try after some time.')
}
