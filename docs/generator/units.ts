import type { Window } from '#infra/triggers/policy.ts'

const UNITS = [
  { name: 'day', seconds: 86_400, from: 2 },
  { name: 'hour', seconds: 3_600, from: 1 },
  { name: 'minute', seconds: 60, from: 1 },
] as const

/** Seconds in the largest unit that holds them without a rest: 600 is "10 minutes", one day is "24 hours". */
export function duration(seconds: number): string {
  const unit = UNITS.find((candidate) => {
    const amount = seconds / candidate.seconds
    return Number.isInteger(amount) && amount >= candidate.from
  })
  return unit === undefined ? count(seconds, 'second') : count(seconds / unit.seconds, unit.name)
}

export function milliseconds(amount: number): string {
  return duration(amount / 1_000)
}

export function count(amount: number, noun: string): string {
  return `${amount.toLocaleString('en')} ${noun}${amount === 1 ? '' : 's'}`
}

/** "5 in 24 hours"; several windows hold together. */
export function windows(all: readonly Window[]): string {
  return all.map(({ limit, seconds }) => `${limit} in ${duration(seconds)}`).join(', ')
}
