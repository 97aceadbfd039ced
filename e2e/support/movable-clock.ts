import type { BrowserContext } from 'playwright'

/** The machine's clock, plus what a test let pass. */
export class MovableClock {
  private ahead = 0
  private readonly followers = new Set<(aheadMilliseconds: number) => Promise<void>>()
  readonly now = (): number => Date.now() + this.ahead

  /** What tests have let pass so far. */
  get aheadMilliseconds(): number {
    return this.ahead
  }

  /** Lets time pass for everything that runs by this clock. */
  async passes({ seconds }: { seconds: number }): Promise<void> {
    this.ahead += seconds * 1000
    await Promise.all([...this.followers].map((follow) => follow(this.ahead)))
  }

  /** Takes another process along, now and from now on. Returns how to leave it behind again. */
  async isFollowedBy(follow: (aheadMilliseconds: number) => Promise<void>): Promise<() => void> {
    this.followers.add(follow)
    await follow(this.ahead)
    return () => this.followers.delete(follow)
  }
}

/**
 * Lets the pages of a browser live by a test's clock, as its visitor's own watch would: without it, a page would say the
 * day of every time once a test has let a day pass. What passes while a page is open also passes for `performance.now()`. Timers
 * run as they do.
 * @returns how to stop it
 */
export async function pagesLiveBy(clock: MovableClock, context: BrowserContext): Promise<() => void> {
  await context.addInitScript(replaceDate)
  return clock.isFollowedBy(async (ahead) => {
    await context.addInitScript(tell, ahead)
    // A page that is being left gets the time on the next page, which begins with the line above.
    await Promise.all(context.pages().map((page) => page.evaluate(tell, ahead).catch(() => undefined)))
  })
}

/** Sets the clock of a browser's device that much ahead of the right time, or behind it, now and from now on. */
export async function setsDeviceClock(context: BrowserContext, milliseconds: number): Promise<void> {
  await context.addInitScript(tellDevice, milliseconds)
  await Promise.all(context.pages().map((page) => page.evaluate(tellDevice, milliseconds)))
}

function replaceDate(): void {
  const MachineDate = Date
  const monotonic = performance.now.bind(performance)
  let passed = 0
  let passedBefore: number | undefined
  let wrongBy = 0
  addEventListener('clock', (event) => {
    if (event instanceof CustomEvent) passed = Number(event.detail)
  })
  addEventListener('device-clock', (event) => {
    if (event instanceof CustomEvent) wrongBy = Number(event.detail)
  })
  performance.now = () => {
    passedBefore ??= passed
    return monotonic() + passed - passedBefore
  }
  const now = () => MachineDate.now() + passed + wrongBy
  // What is called without arguments is the time of now; everything else is Date's own.
  globalThis.Date = new Proxy(MachineDate, {
    construct: (target, parts, newTarget) =>
      Reflect.construct(target, parts.length === 0 ? [now()] : parts, newTarget),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  })
}

function tell(ahead: number): void {
  dispatchEvent(new CustomEvent('clock', { detail: ahead }))
}

function tellDevice(wrongBy: number): void {
  dispatchEvent(new CustomEvent('device-clock', { detail: wrongBy }))
}
