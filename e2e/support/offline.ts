import { expect, type Locator } from '@playwright/test'

export const OFFLINE = 'You seem to be offline. We kept what you typed.'

/** Presses a button where there is no network: the page says so and the button stays. Then the network is back. */
export async function pressesOffline(button: Locator): Promise<void> {
  const page = button.page()
  await page.context().setOffline(true)
  await button.click()
  await expect(page.getByRole('alert').filter({ hasText: OFFLINE })).toBeVisible()
  await expect(button).toBeVisible()
  await page.context().setOffline(false)
}
