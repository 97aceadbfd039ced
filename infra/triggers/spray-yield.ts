import { policy } from './policy.ts'

const HOURS_PER_DAY = 24
const DAYS_PER_YEAR = 365

/**
 * How many accounts a year one client network gets into, on average, by guessing codes at many accounts without a pause. Each start
 * allows as many guesses as a code has tries, and each account no more than its wrong answers of a day.
 * @param digits of a code
 * @param accounts that it knows of
 */
export function sprayYield(
  digits: number,
  accounts = Number.POSITIVE_INFINITY,
): { readonly ipv4: number; readonly slash48: number } {
  const perYear = (startsPerHour: number) => {
    const guesses = startsPerHour * HOURS_PER_DAY * policy.triesPerCode
    return (Math.min(guesses, accounts * policy.triesPerAccount.limit) * DAYS_PER_YEAR) / 10 ** digits
  }
  return {
    ipv4: perYear(policy.startsPerClientAddress[0].limit),
    slash48: perYear(policy.startsPerSlash48[0].limit),
  }
}

/** Two digits that count: 0.88, 8.8. */
export function yieldText(accountsPerYear: number): string {
  return String(Number(accountsPerYear.toPrecision(2)))
}
