import { HttpVisitor } from './support/http-visitor.ts'
import { expect, test } from './support/test.ts'
import { expectSameTime } from './support/timing.ts'
import { newAddress } from './support/visitor.ts'

for (const delayMs of [0, 300]) {
  test(`with SES taking ${delayMs} ms, known and unknown addresses take the same time`, {
    tag: '@http',
  }, async ({ site, pool, clock }) => {
    test.slow()
    const known = newAddress()
    await new HttpVisitor(site.origin).submits('/sign-up', 'Email me a code', { email: known })
    const mails = pool.inbox.messages(known).length
    pool.faults.mail.delayMs = delayMs
    const rounds = await expectSameTime(
      (who) => timeOfStart(site.origin, who === 'known' ? known : newAddress()),
      () => clock.passes({ seconds: 3 * 3_600 }),
    )
    delete pool.faults.mail.delayMs
    // Every start of the known address really went through SES.
    expect(pool.inbox.messages(known).length - mails).toBe(rounds)
  })
}

async function timeOfStart(origin: string, email: string): Promise<number> {
  const visitor = new HttpVisitor(origin)
  await visitor.get('/sign-in')
  const begun = performance.now()
  await visitor.submits('/sign-in', 'Email me a code', { email })
  return performance.now() - begun
}
