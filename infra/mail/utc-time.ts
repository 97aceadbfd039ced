/** Hours and minutes, rounded down: a mail never promises more than is true. */
export function utcTime(time: Date): string {
  return time.toISOString().slice(11, 16)
}

const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** As "23 November 2026". */
export function utcDate(time: Date): string {
  return DATE.format(time)
}
