import { HttpVisitor } from './support/http-visitor.ts'
import { expect, test } from './support/test.ts'
import { newAddress } from './support/visitor.ts'

/** Milliseconds: the floor's timer and the way back take a few; SES would take three hundred. */
const TELLS_NOTHING = 60
const ROUNDS = 7

for (const delayMs of [0, 300]) {
  test(`with SES taking ${delayMs} ms, known and unknown addresses take the same time`, {
    tag: '@http',
  }, async ({ site, pool, clock }) => {
    const known = newAddress()
    await new HttpVisitor(site.origin).submits('/sign-up', 'E-mail me a code', { email: known })
    pool.faults.mail.delayMs = delayMs
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
    const mails = pool.inbox.messages(known).length
    for (let round = 0; round < ROUNDS; round += 1) {
      await clock.passes({ seconds: 3_601 })
      times.known.push(await timeOfStart(site.origin, known))
      times.unknown.push(await timeOfStart(site.origin, newAddress()))
    }
    delete pool.faults.mail.delayMs
    // Every start of the known address really went through SES.
    expect(pool.inbox.messages(known).length - mails).toBe(ROUNDS)
    expect(Math.abs(median(times.known) - median(times.unknown))).toBeLessThan(TELLS_NOTHING)
  })
}

async function timeOfStart(origin: string, email: string): Promise<number> {
  const visitor = new HttpVisitor(origin)
  await visitor.get('/sign-in')
  const begun = performance.now()
  await visitor.submits('/sign-in', 'E-mail me a code', { email })
  return performance.now() - begun
}

function median(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN
}
