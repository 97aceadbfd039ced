import { type Trigger, triggers } from './pool.ts'

export const triggerNames = Object.keys(triggers).filter(isTrigger)

/** One of something for each of the pool's triggers. */
export function perTrigger<T>(make: (trigger: Trigger) => T): Record<Trigger, T>
export function perTrigger(make: (trigger: Trigger) => unknown): object {
  return Object.fromEntries(triggerNames.map((trigger) => [trigger, make(trigger)]))
}

function isTrigger(name: string): name is Trigger {
  return name in triggers
}
