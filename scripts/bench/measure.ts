import autocannon from 'autocannon'
import { z } from 'zod'
import type { HttpVisitor } from '../../e2e/support/http-visitor.ts'
import type { Site } from '../../e2e/support/site.ts'

/** Visitors at once. */
export const VISITORS = 64
const REQUESTS = 15 * VISITORS

/** V8 compiles and optimises during the first thousands of requests: nothing is steady before so many blocks in a row save little. */
const BLOCKS_WITHOUT_SAVING = 6
/** As a part of what a block costs. */
const LEAST_SAVING = 0.05
const MOST_BLOCKS = 30

/** What a request takes. CPU time is that of all threads of the site's process, in milliseconds. */
export type Cost = { readonly cpu: number; readonly perSecond: number }

/** What a request takes of the site, and the least that it can take with the same Next. */
export type Figure = { readonly what: string; readonly site: Cost; readonly empty: Cost }

/**
 * Repeats a block of requests until it gets no cheaper. Returns the least of each figure, because all that a machine does beside it only adds.
 * What they cost goes to standard error.
 */
export async function steady(
  name: string,
  block: () => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
  let cheapest = await block()
  let before = cheapest
  let blocksSince = 0
  for (let blocks = 2; blocks <= MOST_BLOCKS; blocks += 1) {
    const now = await block()
    cheapest = cheapest.map((figure, index) => cheaperOf(figure, now[index] ?? figure))
    const [ours, least] = [cpuOf(now, 'site'), cpuOf(now, 'empty')]
    console.error(`${name}, block ${blocks}: ${ours.toFixed(1)} ms, empty ${least.toFixed(1)} ms`)
    blocksSince += 1
    if (saved(before, cheapest, 'site') > LEAST_SAVING || saved(before, cheapest, 'empty') > LEAST_SAVING) {
      before = cheapest
      blocksSince = 0
    }
    if (blocksSince === BLOCKS_WITHOUT_SAVING) return cheapest
  }
  return cheapest.map((figure) => ({ ...figure, what: `${figure.what} (not steady)` }))
}

function saved(before: readonly Figure[], now: readonly Figure[], of: 'site' | 'empty'): number {
  return 1 - cpuOf(now, of) / cpuOf(before, of)
}

function cheaperOf(one: Figure, other: Figure): Figure {
  const cost = (of: 'site' | 'empty') => ({
    cpu: Math.min(one[of].cpu, other[of].cpu),
    perSecond: Math.max(one[of].perSecond, other[of].perSecond),
  })
  return { ...one, site: cost('site'), empty: cost('empty') }
}

/** The CPU time of one request of each kind together. */
export function cpuOf(figures: readonly Figure[], of: 'site' | 'empty'): number {
  return figures.reduce((total, figure) => total + figure[of].cpu, 0)
}

/** Asks for a page again and again, over one connection a visitor. Throws unless every answer is a page. */
export async function loadPage(
  site: Site,
  path: string,
  visitors: readonly HttpVisitor[] = [],
): Promise<Cost> {
  const headers = { accept: 'text/html', 'accept-encoding': 'gzip' }
  const left = visitors.values()
  return measure(site, REQUESTS, async () => {
    const result = await autocannon({
      url: site.origin + path,
      connections: VISITORS,
      amount: REQUESTS,
      // It ends at a tick, and a block takes a few seconds.
      sampleInt: 50,
      headers,
      setupClient(client) {
        const cookies = left.next().value?.browserCookies() ?? []
        const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
        client.setHeaders(cookie === '' ? headers : { ...headers, cookie })
      },
    })
    if (result['2xx'] !== REQUESTS) throw new Error(`${path}: ${JSON.stringify(result)}`)
  })
}

/** Runs work that sends so many requests to a site. */
export async function measure(site: Site, requests: number, work: () => Promise<unknown>): Promise<Cost> {
  const cpuTime = async () => z.number().parse(await site.asks({ asksForCpu: true }))
  const before = await cpuTime()
  const begun = performance.now()
  await work()
  const seconds = (performance.now() - begun) / 1_000
  return { cpu: ((await cpuTime()) - before) / requests, perSecond: requests / seconds }
}

/** Does work for each item, for a few at once. */
export async function inBatches<Item, Result>(
  atOnce: number,
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let at = 0; at < items.length; at += atOnce) {
    results.push(
      ...(await Promise.all(items.slice(at, at + atOnce).map((item, index) => work(item, at + index)))),
    )
  }
  return results
}
