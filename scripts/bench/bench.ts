import { cpus } from 'node:os'
import { chromium } from 'playwright'
import { z } from 'zod'
import { startLocalPool } from '#infra/local/start-local-pool.ts'
import { visitorWho } from '../../e2e/support/forms.ts'
import { MovableClock } from '../../e2e/support/movable-clock.ts'
import { startSite } from '../../e2e/support/site.ts'
import { launchOptions } from '../chromium.ts'
import { weighPage } from './page-weight.ts'
import { createPerson, STEPS } from './sign-in-steps.ts'

/** V8 compiles and optimises during the first some hundred requests: these sign-ins are not measured. */
const WARM_UP = 96
const VISITORS = [1, 16] as const
const SIGN_INS_PER_VISITOR = 8
const CHECK_SECONDS = 10
const MEASURED_PROCESS = new URL('./measured-process.mjs', import.meta.url)

// Measures the production build next to the local servers, which share the machine with it, and prints one table.
const clock = new MovableClock()
const pool = await startLocalPool({ clock: clock.now })
const site = await startSite((origin) => ({
  ...pool.siteEnvironment(origin),
  TRUSTED_IP_HEADER: 'x-real-ip',
  NODE_OPTIONS: `--import=${MEASURED_PROCESS}`,
}))
await clock.isFollowedBy(site.runsAhead)
try {
  console.log(`${cpus().length} x ${cpus()[0]?.model}, Node.js ${process.versions.node}\n`)
  console.log('| What | Figure |\n| --- | --- |')
  // One at a time first: what loads only now must not make a crowd run into a time limit.
  await signInMany(1, 4)
  await signInMany(16, WARM_UP)
  for (const visitors of VISITORS) await measureSignIns(visitors)
  for (const visitors of VISITORS) await measureSessionChecks(visitors)
  await measureScript()
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
await site.stop()
// Requests of visitors who were cut off must not keep the process.
process.exit()

/** Everyone takes one step, then everyone the next, so that the CPU between two steps is that of one kind of request. */
async function measureSignIns(visitors: number): Promise<void> {
  const measured = await signInMany(visitors, visitors * SIGN_INS_PER_VISITOR)
  const seconds = sum(measured.map(({ took }) => took)) / 1_000
  const each = sum(measured.map(({ cpu, times }) => cpu / times.length))
  const perSecond = (visitors * SIGN_INS_PER_VISITOR) / seconds
  row(`whole sign-ins, ${visitors} at once`, `${perSecond.toFixed(1)} per second, ${ms(each)} of CPU each`)
  for (const { step, cpu, times } of measured) {
    row(`${step}, ${visitors} at once`, `${ms(cpu / times.length)} of CPU, ${quantiles(times)}`)
  }
}

async function signInMany(visitors: number, people: number) {
  const created = await inParallel(visitors, Array.from({ length: people }), () => createPerson(site, pool))
  await clock.passes({ seconds: 3_600 })
  const measured = []
  for (const step of STEPS) {
    const times: number[] = []
    const used = await measure(() =>
      inParallel(visitors, created, async ({ steps }) => times.push(await timed(steps[step]))),
    )
    measured.push({ step, times, ...used })
  }
  return measured
}

/** The home page of a signed-in visitor: the sealed cookie is opened and believed, without a call to Cognito. */
async function measureSessionChecks(visitors: number): Promise<void> {
  const visitor = await visitorWho('signed in', site, pool)
  const times: number[] = []
  const end = performance.now() + CHECK_SECONDS * 1_000
  const { took, cpu } = await measure(() =>
    inParallel(visitors, Array.from({ length: visitors }), async () => {
      while (performance.now() < end) times.push(await timed(() => visitor.isSignedIn()))
    }),
  )
  const perSecond = times.length / (took / 1_000)
  row(
    `home page with a session, ${visitors} at once`,
    `${perSecond.toFixed(0)} per second, ${ms(cpu / times.length)} of CPU, ${quantiles(times)}`,
  )
}

async function measureScript(): Promise<void> {
  const browser = await chromium.launch(launchOptions())
  for (const [who, path] of [
    ['anonymous', '/sign-in'],
    ['pending', '/sign-in/code'],
    ['signed in', '/account'],
  ] as const) {
    const weight = await weighPage(browser, await visitorWho(who, site, pool), path)
    row(`JavaScript of ${path}`, `${kB(weight.firstLoad)}, on focus ${kB(weight.onFocus)}`)
  }
  await browser.close()
}

/** Time by the clock on the wall and CPU time of the site's process, in milliseconds. */
async function measure(work: () => Promise<unknown>): Promise<{ took: number; cpu: number }> {
  const cpuTime = async () => z.number().parse(await site.asks({ asksForCpu: true }))
  const before = await cpuTime()
  const took = await timed(work)
  return { took, cpu: (await cpuTime()) - before }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** Does the work for every item, this many at a time. */
async function inParallel<T, R>(width: number, items: readonly T[], work: (item: T) => Promise<R>) {
  const results: R[] = []
  const left = items.values()
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of left) results.push(await work(item))
    }),
  )
  return results
}

function quantiles(times: readonly number[]): string {
  const sorted = [...times].sort((one, other) => one - other)
  const at = (share: number) => sorted[Math.floor(share * sorted.length)] ?? Number.NaN
  return `p50 ${ms(at(0.5))}, p95 ${ms(at(0.95))}`
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function row(what: string, figure: string): void {
  console.log(`| ${what} | ${figure} |`)
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(0)} ms`
}

function kB(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`
}
