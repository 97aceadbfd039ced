import type { Browser, Page } from 'playwright'
import type { HttpVisitor } from '../../e2e/support/http-visitor.ts'
import { countScript } from '../../e2e/support/script-bytes.ts'

/** A script that arrives later than this after the focus does not belong to the form. */
const QUIET_MILLISECONDS = 1_000

/** Script of a page in bytes over the wire, compressed and without headers. */
export type Weight = {
  readonly firstLoad: number
  /** What the first field loads when it gets the focus. */
  readonly onFocus: number
}

/** Opens a page in a new browser profile that has the visitor's cookies. */
export async function weighPage(browser: Browser, visitor: HttpVisitor, path: string): Promise<Weight> {
  const context = await browser.newContext({ locale: 'en' })
  const url = visitor.origin + path
  await context.addCookies(visitor.browserCookies())
  const page = await context.newPage()
  const arrived = await countScript(page)
  await page.goto(url, { waitUntil: 'networkidle' })
  const firstLoad = arrived().bodies
  await focusFirstField(page)
  const weight = { firstLoad, onFocus: arrived().bodies - firstLoad }
  await context.close()
  return weight
}

async function focusFirstField(page: Page): Promise<void> {
  const field = page.locator('main form input:not([type=hidden])').first()
  if ((await field.count()) === 0) return
  await field.focus()
  await page.waitForTimeout(QUIET_MILLISECONDS)
  await page.waitForLoadState('networkidle')
}
