import type { Limit } from '#infra/triggers/people-protocol.ts'

const MINUTE = 60
const HOUR = 3_600

/**
 * An address as a word of a command line that is copied into a shell, quoted where it may hold what a shell acts on.
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02
 */
export function shellWord(address: string): string {
  return /^[\w.+@-]+$/.test(address) ? address : `'${address.replaceAll("'", "'\\''")}'`
}

/** "2026-11-23 10:37:00 UTC" */
export function timeText(time: number | Date): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** The end of a limit, and how far that is: "2026-11-23 10:37:00 UTC (in 29 min 30 s)". */
export function untilText(until: number, now: number): string {
  return `${timeText(until)} (in ${durationText(Math.ceil((until - now) / 1000))})`
}

/** "5 of 5 in 1 hour, 9 of 20 in 24 hours" */
export function windowsText(windows: Limit['windows']): string {
  return windows.map(({ used, limit, seconds }) => `${used} of ${limit} in ${periodText(seconds)}`).join(', ')
}

function durationText(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / HOUR), Math.floor((seconds % HOUR) / MINUTE)]
  if (hours > 0) return `${hours} h ${minutes} min`
  return minutes > 0 ? `${minutes} min ${seconds % MINUTE} s` : `${seconds} s`
}

/** The length of a window. */
function periodText(seconds: number): string {
  if (seconds < HOUR) return `${seconds} seconds`
  return seconds === HOUR ? '1 hour' : `${seconds / HOUR} hours`
}
