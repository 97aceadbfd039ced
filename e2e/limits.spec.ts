import { HttpVisitor, plainText } from './support/http-visitor.ts'
import { normalizeText } from './support/normalize-text.ts'
import { expect, test } from './support/test.ts'
import { newAddress, newestCode, otherThan } from './support/visitor.ts'

const HALF_AN_HOUR = { seconds: 1_800 }

test.describe('the limits', { tag: '@http' }, () => {
  test('new codes, new flows and old cookies give no tries back', async ({ site, pool, clock }) => {
    const address = newAddress()
    const visitor = new HttpVisitor(site.origin)
    await visitor.submits('/sign-up', 'Email me a code', { email: address })
    await clock.passes(HALF_AN_HOUR)

    for (let round = 0; round < 3; round += 1) {
      await visitor.asksForCode(address)
      const code = newestCode(pool, address)
      const restored = visitor.copy()
      for (let tried = 1; tried <= 4; tried += 1) await visitor.entersCode(otherThan(code, tried))
      // The cookie from before the first wrong answer: the tries go on from where they were.
      expect(plainText(await restored.entersCode(otherThan(code, 5)))).toContain('Too many attempts')
      const anew = new HttpVisitor(site.origin)
      await anew.asksForCode(address)
      if (round < 2) await clock.passes(HALF_AN_HOUR)
    }

    await clock.passes(HALF_AN_HOUR)
    const mails = pool.inbox.messages(address).length
    const stranger = new HttpVisitor(site.origin)
    await stranger.asksForCode(address)
    expect(pool.inbox.messages(address)).toHaveLength(mails)
    expect(plainText(await stranger.reads('/sign-in/code'))).toMatch(/You can ask again at \d\d:\d\d/)

    // A right code, found in the mailbox while it was alive, in a flow that began before the lock.
    await clock.passes({ seconds: 86_400 })
    await visitor.asksForCode(address)
    const code = newestCode(pool, address)
    const early = visitor.copy()
    expect(await early.entersCode(code)).toContain('signed in')
  })

  test('a correct code is refused once the account is out of tries', async ({ site, pool, clock }) => {
    const address = newAddress()
    await new HttpVisitor(site.origin).submits('/sign-up', 'Email me a code', { email: address })
    for (let round = 0; round < 2; round += 1) await burnsACode(address, 5)
    // Five tries are left, and the code dies only at its own fifth: four wrong ones, and an older flow's fifth.
    await burnsACode(address, 4)
    const last = new HttpVisitor(site.origin)
    await last.asksForCode(address)
    const code = newestCode(pool, address)
    await last.copy().entersCode(otherThan(code, 5))
    await last.entersCode(code)
    expect(await last.isSignedIn()).toBe(false)

    async function burnsACode(of: string, times: number): Promise<void> {
      await clock.passes(HALF_AN_HOUR)
      const stranger = new HttpVisitor(site.origin)
      await stranger.asksForCode(of)
      const sent = newestCode(pool, of)
      for (let tried = 1; tried <= times; tried += 1) await stranger.entersCode(otherThan(sent, tried))
    }
  })

  test('twenty starts for one address in any spelling send at most five emails an hour', async ({
    site,
    pool,
    clock,
  }) => {
    test.slow()
    const address = newAddress()
    await new HttpVisitor(site.origin).submits('/sign-up', 'Email me a code', { email: address })
    await clock.passes({ seconds: 3_601 })
    const before = pool.inbox.messages(address).length
    const spellings = [
      address,
      address.toUpperCase(),
      `  ${address}`,
      `${address}\t`,
      address.replace('e', 'E'),
    ]
    const pages = new Set<string>()
    for (let start = 0; start < 20; start += 1) {
      const visitor = new HttpVisitor(site.origin)
      await visitor.asksForCode(spellings[start % spellings.length] ?? '')
      pages.add(normalizeText(plainText(await visitor.reads('/sign-in/code')), address))
      await clock.passes({ seconds: 120 })
    }
    expect(pool.inbox.messages(address).length - before).toBe(5)
    // The ordinary screen, and the same with the sentence that says when another may be asked for. Without a field once the last
    // code has expired.
    const withField = [...pages].filter((page) => page.includes('Enter the code'))
    const withoutNotice = new Set(
      withField.map((page) => page.replace(/You've asked for several codes.*?TIME ?\. /, '')),
    )
    expect(withoutNotice.size).toBe(1)
    expect(pages.size - withField.length).toBe(1)
  })

  test('an owner with a known browser signs in after a stranger used up the tries', async ({
    site,
    pool,
    clock,
  }) => {
    const address = newAddress()
    const owner = new HttpVisitor(site.origin)
    await owner.submits('/sign-up', 'Email me a code', { email: address })
    await owner.entersCode(newestCode(pool, address))
    await owner.submits('/', 'Sign out')
    for (let round = 0; round < 3; round += 1) {
      await clock.passes(HALF_AN_HOUR)
      const stranger = new HttpVisitor(site.origin)
      await stranger.asksForCode(address)
      const code = newestCode(pool, address)
      for (let tried = 1; tried <= 5; tried += 1) await stranger.entersCode(otherThan(code, tried))
    }
    await clock.passes(HALF_AN_HOUR)
    const other = new HttpVisitor(site.origin)
    await other.asksForCode(address)
    expect(plainText(await other.reads('/sign-in/code'))).toContain('You can ask for another at')

    await owner.asksForCode(address)
    await owner.entersCode(newestCode(pool, address))
    expect(await owner.isSignedIn()).toBe(true)
  })

  test('starts from one client address are limited, the screen says when, and spoofed hops buy nothing', async ({
    startsSite,
  }) => {
    test.slow()
    const site = await startsSite({ TRUSTED_IP_HEADER: 'x-forwarded-for' })
    const start = async (hops: string) => {
      const visitor = new HttpVisitor(site.origin, { 'x-forwarded-for': hops })
      return plainText(await visitor.submitsAndReads('/sign-in', 'Email me a code', { email: newAddress() }))
    }
    // Five at a time: all twenty at once keep the local table from answering within the triggers' second.
    for (const first of [0, 5, 10, 15]) {
      const hops = Array.from({ length: 5 }, (_, index) => first + index)
      const pages = await Promise.all(hops.map((hop) => start(`10.0.0.${hop}, 2001:db8:1:2::${hop}`)))
      for (const page of pages) expect(page).toContain('Check your email')
    }
    const refused = await start('192.0.2.1, 2001:DB8:1:2:0:0:0:ffff')
    expect(refused).toMatch(/Too many sign-ins from your network\. Try again at \d\d:\d\d/)
    expect(refused).not.toContain('code may still work')
    for (const hops of ['2001:db8:1:3::1', '::ffff:192.0.2.9', '192.0.2.10', 'junk', '']) {
      expect(await start(hops)).toContain('Check your email')
    }
  })
})
