import { expect, test } from '@playwright/test'
import { type DevCommand, startDevCommand } from './support/dev-command.ts'
import { HttpVisitor } from './support/http-visitor.ts'

// Next allows one in a folder.
test.describe.configure({ mode: 'serial' })

const ANNA = 'anna@example.com'

test('`npm run dev` gives a site, a Cognito and an inbox, and signs people up', {
  tag: '@script',
}, async ({ page }) => {
  test.setTimeout(180_000)
  const dev = await startDevCommand()
  try {
    await dev.showsFirstPage()
    expect(dev.output()).toContain(`  Site   ${dev.origin}\n  Inbox  ${dev.inbox}`)
    expect(dev.output()).toMatch(/Ready in /)
    // Next's own addresses, of which one calls localhost a network, its experiments and its telemetry.
    expect(dev.output()).not.toMatch(/Local:|Network:|Experiments|proxyClientMaxBodySize|telemetry/i)
    // Quiet first: only what its script posts is a call that Next would log, with what was typed before.
    await page.goto(`${dev.origin}/sign-up`, { waitUntil: 'networkidle' })
    await page.getByLabel('Email address').fill(ANNA)
    await page.getByRole('button', { name: 'Email me a code' }).click()
    await page.waitForURL('**/sign-in/code', { timeout: 60_000 })
    await page.locator('#code').fill(await codeIn(dev))
    await page.waitForURL(`${dev.origin}/`, { timeout: 60_000 })
    await expect(page.getByText(ANNA)).toBeVisible()
    expect(dev.output()).toContain('POST /sign-up')
    expect(dev.output()).not.toMatch(/signUpAction|submitCodeAction/)
    expect(dev.output()).not.toContain(ANNA)
  } catch (error) {
    skipWhereAnotherRuns(dev)
    throw error
  } finally {
    await dev.stop()
  }
})

test('`npm run dev` with the address of a tunnel signs people up there', { tag: '@http' }, async () => {
  test.setTimeout(180_000)
  const origin = 'https://abc-3000.tunnel.example'
  const dev = await startDevCommand({ APP_ORIGIN: origin })
  try {
    await dev.showsFirstPage()
    expect(dev.output()).toContain(`  Site   ${origin}   which must lead to ${dev.origin}`)
    const visitor = new HttpVisitor(dev.origin, { origin, 'x-forwarded-host': 'abc-3000.tunnel.example' })
    await visitor.submits('/sign-up', 'Email me a code', { email: ANNA })
    await visitor.entersCode(await codeIn(dev))
    expect(await visitor.isSignedIn()).toBe(true)
    expect([...visitor.cookies.keys()]).toContain('__Host-signed-in')
    // What Next serves in development, it serves to known hosts only.
    const [, script = 'none'] = /src="(\/_next\/[^"]+\.js[^"]*)"/.exec(await visitor.reads('/sign-in')) ?? []
    expect((await fetch(dev.origin + script, { headers: { origin } })).status).toBe(200)
  } catch (error) {
    skipWhereAnotherRuns(dev)
    throw error
  } finally {
    await dev.stop()
  }
})

async function codeIn({ inbox }: DevCommand): Promise<string> {
  const mails = await (await fetch(`${inbox}/api/messages?to=${ANNA}`)).text()
  return /"subject":"(\d{6})/.exec(mails)?.[1] ?? 'no code'
}

function skipWhereAnotherRuns(dev: DevCommand): void {
  test.skip(/Another .* is already running/.test(dev.output()), 'Your own `npm run dev` runs in this folder.')
}
