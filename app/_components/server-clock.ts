/*
 * The server's clock, as the browser knows it: the device's own may be wrong by hours. Waits are measured with it, and times of day
 * are moved to what the device will show then. For the browser only.
 */

/** What the three clocks said when the answer with the page arrived, in milliseconds. */
type Arrival = { readonly server: number; readonly device: number; readonly monotonic: number }

/** The document's: later answers to its navigations and actions come without one. */
let arrival: Arrival | undefined

/** Clocks that agree as far as this are both right. */
const AGREEMENT_MILLISECONDS = 60_000

/**
 * The time by the server's clock, in milliseconds.
 * @param renderedAt that time when the page was rendered
 */
export function serverNow(renderedAt: number): number {
  const { server, device, monotonic } = arrivalOf(renderedAt)
  // While a machine sleeps, the monotonic clock may stand still; a clock that is set back hides time that has passed.
  return server + Math.max(performance.now() - monotonic, Date.now() - device)
}

/** How far the device's clock is ahead of the server's, in milliseconds; 0 where both agree. */
export function deviceAhead(renderedAt: number): number {
  const { server, device } = arrivalOf(renderedAt)
  const ahead = device - server
  return Math.abs(ahead) <= AGREEMENT_MILLISECONDS ? 0 : ahead
}

/** To be called by every document, with its own time: by that of a later page its clocks would be off by what passed until then. */
export function noteArrival(renderedAt: number): void {
  arrivalOf(renderedAt)
}

/** Scripts may run long after the page arrived. */
function arrivalOf(renderedAt: number): Arrival {
  if (arrival !== undefined) return arrival
  const [navigation] = performance.getEntriesByType('navigation')
  const now = performance.now()
  const monotonic = navigation instanceof PerformanceNavigationTiming ? navigation.responseStart : now
  arrival = { server: renderedAt, device: Date.now() - (now - monotonic), monotonic }
  return arrival
}
