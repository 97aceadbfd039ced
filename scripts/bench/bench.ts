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
import { type Cost, cpuOf, type Figure, inBatches, loadPage, measure, steady, VISITORS } from './measure.ts'
import { createPerson, type Person } from './person.ts'

// Measures the production build by turns with an empty page and an empty action of the same Next, and prints one table.
const NODE_OPTIONS = `--import=${new URL('./measured-process.mjs', import.meta.url)}`
const PEOPLE = [...Array(2 * VISITORS).keys()]
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
  const visitors = { signedIn: await visitorsWho('signed in'), pending: await visitorsWho('pending') }
  const pages = await steady('Pages', () => measurePages(visitors))
  const people = await inBatches(VISITORS, PEOPLE, () => createPerson(site, pool))
  const actions = await steady('Actions', () => measureActions(people))
  console.log(`${cpus().length} x ${cpus()[0]?.model}, Node.js ${process.versions.node}\n`)
  row('What', 'The site', 'An empty page or action')
  row('---', '---', '---')
  for (const { what, site, empty } of pages) row(what, throughput(site), throughput(empty))
  for (const { what, site, empty } of actions) row(what, ms(site.cpu), ms(empty.cpu))
  const all = [...pages, ...actions]
  row('A sign-in, which is these five', ms(cpuOf(all, 'site')), ms(cpuOf(all, 'empty')))
  await weighPages()
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
await Promise.all([site.stop(), empty.stop()])
await emptyApp.remove()
// Requests of visitors who were cut off must not keep the process.
process.exit()

function visitorsWho(who: 'signed in' | 'pending'): Promise<HttpVisitor[]> {
  return Promise.all(Array.from({ length: VISITORS }, () => visitorWho(who, site, pool)))
}

async function measurePages({
  signedIn,
  pending,
}: Record<'signedIn' | 'pending', HttpVisitor[]>): Promise<Figure[]> {
  // Whose session is due gets another cookie.
  await Promise.all(signedIn.map((visitor) => visitor.isSignedIn()))
  const least = await loadPage(empty, '/')
  return [
    { what: 'Sign-in page', site: await loadPage(site, '/sign-in'), empty: least },
    { what: 'Code page', site: await loadPage(site, '/sign-in/code', pending), empty: least },
    { what: 'Home page with a session', site: await loadPage(site, '/', signedIn), empty: least },
  ]
}

/** All post one form, then all the next, so that the CPU between two moments is that of one kind of request. */
async function measureActions(people: readonly Person[]): Promise<Figure[]> {
  // The limits of an account are those of a day.
  await clock.passes({ seconds: 86_400 })
  const all = (work: (person: Person) => Promise<void>) => inBatches(VISITORS, people, work)
  const measured = (work: (person: Person) => Promise<void>) => measure(site, people.length, () => all(work))
  const posts = Array.from({ length: 8 * VISITORS }, (_, index) => index)
  const least = await measure(empty, posts.length, () => inBatches(VISITORS, posts, postsEmptyForm))
  await all(({ opens }) => opens('/sign-in', 'Email me a code'))
  const start = await measured(({ posts, email }) => posts({ email }, '/sign-in/code'))
  await all(({ opens }) => opens('/sign-in/code', 'Sign in'))
  const answer = await measured(({ posts, readsCode }) => posts({ code: readsCode() }, '/'))
  for (const { forgets } of people) forgets()
  return [
    { what: 'Start', site: start, empty: least },
    { what: 'Answer with a code', site: answer, empty: least },
  ]
}

async function postsEmptyForm(): Promise<void> {
  await (await stranger.posts('/form', formData(emptyForm, {}))).arrayBuffer()
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
