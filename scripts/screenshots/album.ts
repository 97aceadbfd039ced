import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'

/** Takes a picture of the whole page, once it has come to rest, numbered in the order of the walk. */
export function album(page: Page, folder: string) {
  let taken = 0
  const take = async (name: string): Promise<void> => {
    await mkdir(folder, { recursive: true })
    await page.waitForLoadState('networkidle')
    taken += 1
    const file = `${String(taken).padStart(2, '0')}-${name}.png`
    await page.screenshot({ path: join(folder, file), fullPage: true, animations: 'disabled' })
  }
  return { take, count: () => taken }
}
