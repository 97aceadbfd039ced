/**
 * Runs one task for all calls with the same key at the same time: a form that was sent twice at once is one try, and both
 * posts get what came of it.
 */
export function shareInFlight<T>(): (key: string, task: () => Promise<T>) => Promise<T> {
  const inFlight = new Map<string, Promise<T>>()
  return async (key, task) => {
    const outcome = inFlight.get(key) ?? task().finally(() => inFlight.delete(key))
    inFlight.set(key, outcome)
    return outcome
  }
}
