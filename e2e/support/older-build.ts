import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'

/** How Next names an action, in pages and in scripts. */
const ACTION_NAME = /(?<![0-9a-f])[0-9a-f]{42}(?![0-9a-f])/g

/**
 * Serves the site's pages and scripts as an older build did, until it is told that the deploy is over. What the browser posts reaches
 * the site as it is.
 * @param options.ofSameNames in the older build, actions were named as they are now; otherwise each had another name
 */
export async function servesAnOlderBuild(
  page: Page,
  { ofSameNames = false } = {},
): Promise<() => Promise<void>> {
  const id = await readFile('.next/BUILD_ID', 'utf8')
  const older = (text: string) => {
    const ofOtherId = text.replaceAll(id, [...id].reverse().join(''))
    return ofSameNames ? ofOtherId : ofOtherId.replace(ACTION_NAME, (name) => `${name.slice(0, -6)}0def0d`)
  }
  await page.route('**/*', async (route) => {
    const request = route.request()
    const isServed = ['document', 'script'].includes(request.resourceType()) && request.method() === 'GET'
    if (!isServed) return route.fallback()
    const response = await route.fetch({ maxRedirects: 0 })
    await route.fulfill({ response, body: older(await response.text()) })
  })
  return () => page.unrouteAll({ behavior: 'wait' })
}
