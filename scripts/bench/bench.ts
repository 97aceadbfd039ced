import { cpus } from 'node:os'
import { chromium } from 'playwright'
import { startLocalPool } from '#infra/local/start-local-pool.ts'
import { buildEmptyApp } from '../../e2e/support/built-app.ts'
import { visitorWho } from '../../e2e/support/forms.ts'
import { formData, HttpVisitor } from '../../e2e/support/http-visitor.ts'
import { MovableClock } from '../../e2e/support/movable-clock.ts'
import { countScript } from '../../e2e/support/script-bytes.ts'
import { startSite } from '../../e2e/support/site.ts'
import { launchOptions } from '../chromium.ts'
import { type Cost, cpuOf, type Figure, inTurns, loadPage, measure, steady, VISITORS } from './measure.ts'
import { createPerson, STEPS, take } from './sign-in-steps.ts'

// Measures the production build by turns with an empty page and an empty action of the same Next, and prints one table.
const NODE_OPTIONS = `--import=${new URL('./measured-process.mjs', import.meta.url)}`
const PEOPLE = [...Array(2 * VISITORS).keys()]
/** More starts at once outlast their time limits on two cores. */
const AT_ONCE = 16
const clock = new MovableClock()
const pool = await startLocalPool({ clock: clock.now })
const site = await startSite((origin) => ({
  ...pool.siteEnvironment(origin),
  TRUSTED_IP_HEADER: 'x-real-ip',
  NODE_OPTIONS,
}))
await clock.isFollowedBy(site.runsAhead)
const emptyApp = await buildEmptyApp()
const empty = await startSite(() => ({ NODE_OPTIONS }), emptyApp.program)
const stranger = new HttpVisitor(empty.origin)
const emptyForm = await stranger.form('/form', 'Send')
try {
  // What loads only now must not make a crowd run into a time limit.
  await createPerson(site, pool)
  const signIns = await steady('Sign-ins', measureSignIns)
  const visitors = await inTurns(AT_ONCE, PEOPLE.slice(VISITORS), () => visitorWho('signed in', site, pool))
  const home = await steady('Home page', () => measureHomePage(visitors))
  console.log(`${cpus().length} x ${cpus()[0]?.model}, Node.js ${process.versions.node}\n`)
  row('What', 'The site', 'An empty page or action')
  row('---', '---', '---')
  for (const { what, site, empty } of home) row(what, throughput(site), throughput(empty))
  row('Whole sign-in, of these:', ms(cpuOf(signIns, 'site')), ms(cpuOf(signIns, 'empty')))
  for (const { what, site, empty } of signIns) row(what, ms(site.cpu), ms(empty.cpu))
  await weighPages()
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
await Promise.all([site.stop(), empty.stop()])
await emptyApp.remove()
// Requests of visitors who were cut off must not keep the process.
process.exit()

/** All take one step, then all the next, so that the CPU between two steps is that of one kind of request. */
async function measureSignIns(): Promise<Figure[]> {
  const people = await inTurns(AT_ONCE, PEOPLE, () => createPerson(site, pool))
  await clock.passes({ seconds: 3_600 })
  const figures: Figure[] = []
  for (const step of STEPS) {
    const least: () => Promise<unknown> = 'button' in step ? () => stranger.reads('/') : postsEmptyForm
    figures.push({
      what: step.what,
      site: await measure(site, PEOPLE.length, () =>
        inTurns(AT_ONCE, people, (person) => take(step, person)),
      ),
      empty: await measure(empty, PEOPLE.length, () => inTurns(AT_ONCE, PEOPLE, least)),
    })
  }
  return figures
}

async function postsEmptyForm(): Promise<void> {
  await (await stranger.posts('/form', formData(emptyForm, {}))).arrayBuffer()
}

async function measureHomePage(visitors: readonly HttpVisitor[]): Promise<Figure[]> {
  // Whose session is due gets another cookie.
  for (const visitor of visitors) await visitor.isSignedIn()
  const cookies = visitors.map((visitor) =>
    visitor
      .browserCookies()
      .map(({ name, value }) => `${name}=${value}`)
      .join('; '),
  )
  const what = `Home page with a session, ${VISITORS} visitors`
  return [{ what, site: await loadPage(site, '/', cookies), empty: await loadPage(empty, '/') }]
}

async function weighPages(): Promise<void> {
  const browser = await chromium.launch(launchOptions())
  const least = await weight(stranger, '/')
  for (const [who, path] of [
    ['anonymous', '/sign-in'],
    ['pending', '/sign-in/code'],
    ['signed in', '/account'],
  ] as const) {
    const { script, html } = await weight(await visitorWho(who, site, pool), path)
    row(`Script of \`${path}\``, kB(script), kB(least.script))
    row(`HTML of \`${path}\``, kB(html), kB(least.html))
  }
  await browser.close()

  /** Bytes over the wire, with all headers. */
  async function weight(visitor: HttpVisitor, path: string) {
    const context = await browser.newContext({ locale: 'en' })
    await context.addCookies(visitor.browserCookies())
    const page = await context.newPage()
    const count = await countScript(page)
    const answer = await page.goto(visitor.origin + path, { waitUntil: 'networkidle' })
    const sizes = await answer?.request().sizes()
    const { bodies, headers } = count()
    await context.close()
    return {
      script: bodies + headers,
      html: (sizes?.responseHeadersSize ?? 0) + (sizes?.responseBodySize ?? 0),
    }
  }
}

function throughput({ cpu, perSecond }: Cost): string {
  return `${ms(cpu)}, ${perSecond.toFixed(0)} per second`
}

function row(...cells: string[]): void {
  console.log(`| ${cells.join(' | ')} |`)
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms of CPU`
}

function kB(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`
}
