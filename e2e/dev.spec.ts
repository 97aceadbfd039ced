import { expect, test } from '@playwright/test'
import { startDevCommand } from './support/dev-command.ts'

const ANNA = 'anna@example.com'

test('`npm run dev` gives a site, a Cognito and an inbox, and signs people up', {
  tag: '@script',
}, async ({ page }) => {
  test.setTimeout(180_000)
  const dev = await startDevCommand()
  try {
    await dev.showsFirstPage()
    // Quiet first: only what its script posts is a call that Next would log, with what was typed before.
    await page.goto(`${dev.origin}/sign-up`, { waitUntil: 'networkidle' })
    await page.getByLabel('Email address').fill(ANNA)
    await page.getByRole('button', { name: 'Email me a code' }).click()
    await page.waitForURL('**/sign-in/code', { timeout: 60_000 })
    const mails = await (await fetch(`${dev.inbox}/api/messages?to=${ANNA}`)).text()
    const [, code = 'no code'] = /"subject":"(\d{6})/.exec(mails) ?? []
    await page.locator('#code').fill(code)
    await page.waitForURL(`${dev.origin}/`, { timeout: 60_000 })
    await expect(page.getByText(ANNA)).toBeVisible()
    expect(dev.output()).toContain('POST /sign-up')
    expect(dev.output()).not.toMatch(/signUpAction|submitCodeAction/)
    expect(dev.output()).not.toContain(ANNA)
  } catch (error) {
    test.skip(
      /Another .* is already running/.test(dev.output()),
      'Your own `npm run dev` runs in this folder.',
    )
    throw error
  } finally {
    await dev.stop()
  }
})
