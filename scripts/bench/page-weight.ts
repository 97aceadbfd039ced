import type { Browser, BrowserContext, Page } from 'playwright'
import type { HttpVisitor } from '../../e2e/support/http-visitor.ts'

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
  const arrived = await countScript(context, page)
  await page.goto(url, { waitUntil: 'networkidle' })
  const firstLoad = arrived()
  await focusFirstField(page)
  const weight = { firstLoad, onFocus: arrived() - firstLoad }
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

/** Adds up the bytes of scripts. The browser's count of a response includes the headers, which it reports first. */
async function countScript(context: BrowserContext, page: Page): Promise<() => number> {
  const session = await context.newCDPSession(page)
  const headers = new Map<string, number>()
  let bytes = 0
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') headers.set(requestId, response.encodedDataLength)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const ofHeaders = headers.get(requestId)
    if (ofHeaders !== undefined) bytes += encodedDataLength - ofHeaders
  })
  await session.send('Network.enable')
  return () => bytes
}
