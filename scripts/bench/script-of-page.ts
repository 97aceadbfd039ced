import type { BrowserContext, CDPSession, Page } from 'playwright'

/** What arrives later than this after somebody began to fill in a form is none of the form's. */
const QUIET_MILLISECONDS = 1_000

/** Bytes over the wire, compressed and without headers. */
export type Weight = {
  readonly page: number
  readonly script: number
  /** What comes when the first field gets the focus. */
  readonly laterScript: number
}

/** Opens a page as somebody who was never there before, and weighs what arrives. */
export async function weighPage(context: BrowserContext, url: string): Promise<Weight> {
  const page = await context.newPage()
  const scale = await startScale(page)
  await page.goto(url, { waitUntil: 'networkidle' })
  const { Document: document = 0, Script: script = 0 } = scale.taken()
  await beginsToFillIn(page)
  const { Script: laterScript = 0 } = scale.taken()
  await page.close()
  return { page: document, script, laterScript }
}

async function beginsToFillIn(page: Page): Promise<void> {
  const field = page.locator('main form input:not([type=hidden])').first()
  if ((await field.count()) === 0) return
  await field.focus()
  await page.waitForTimeout(QUIET_MILLISECONDS)
  await page.waitForLoadState('networkidle')
}

/**
 * Adds up what arrives, by kind. The browser's count of a whole response holds its headers; what it says when those have
 * arrived is their part.
 */
async function startScale(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page)
  const headers = new Map<string, { readonly kind: string; readonly bytes: number }>()
  const bytesByKind: Record<string, number> = {}
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    headers.set(requestId, { kind: type, bytes: response.encodedDataLength })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const head = headers.get(requestId)
    if (head === undefined) return
    bytesByKind[head.kind] = (bytesByKind[head.kind] ?? 0) + encodedDataLength - head.bytes
  })
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  return {
    /** What has arrived since the last time. */
    taken: () => {
      const arrived = { ...bytesByKind }
      for (const kind of Object.keys(bytesByKind)) delete bytesByKind[kind]
      return arrived
    },
  }
}
