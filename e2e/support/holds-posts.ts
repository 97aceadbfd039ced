import { EventEmitter, once } from 'node:events'
import type { Page } from '@playwright/test'

/** Keeps what the page posts on its way until it is let go. */
export async function holdsPosts(page: Page): Promise<() => void> {
  const held = new EventEmitter()
  const released = once(held, 'release')
  await page.route('**', async (route) => {
    if (route.request().method() === 'POST') await released
    await route.continue()
  })
  return () => held.emit('release')
}
