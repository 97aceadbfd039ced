/** Where the time comes from: milliseconds since the epoch. Injected, so that no test has to sleep. */
export type Clock = () => number

export const systemClock: Clock = () => Date.now()

/** Milliseconds since the epoch as whole seconds, rounded down; what tokens and DynamoDB's TTL count in. */
export function epochSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000)
}
