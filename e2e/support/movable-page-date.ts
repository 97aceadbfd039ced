import type { BrowserContext } from 'playwright'
import type { MovableClock } from './movable-clock.ts'

/**
 * Lets the pages of a browser live by a test's clock, as its visitor's own watch would: without it, a page would say the
 * day of every time once a test has let a day pass. Timers run as they do.
 * @returns how to stop it
 */
export async function pagesLiveBy(clock: MovableClock, context: BrowserContext): Promise<() => void> {
  await context.addInitScript(replaceDate)
  return clock.isFollowedBy(async (ahead) => {
    await context.addInitScript(tell, ahead)
    // A page that is being left hears it on the next one, which begins with the line above.
    await Promise.all(context.pages().map((page) => page.evaluate(tell, ahead).catch(() => undefined)))
  })
}

function replaceDate(): void {
  const MachineDate = Date
  let ahead = 0
  addEventListener('clock', (event) => {
    if (event instanceof CustomEvent) ahead = Number(event.detail)
  })
  // What is called without arguments is the time of now; everything else is Date's own.
  globalThis.Date = new Proxy(MachineDate, {
    construct: (target, parts, newTarget) =>
      Reflect.construct(target, parts.length === 0 ? [target.now() + ahead] : parts, newTarget),
    get: (target, key, receiver) =>
      key === 'now' ? () => target.now() + ahead : Reflect.get(target, key, receiver),
  })
}

function tell(ahead: number): void {
  dispatchEvent(new CustomEvent('clock', { detail: ahead }))
}
