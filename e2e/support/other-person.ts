import type { BrowserContext, Page } from '@playwright/test'
import type { HttpVisitor } from './http-visitor.ts'
import { expect } from './test.ts'

/** Opens a page for one person, and then lets another one be at the same browser. */
export async function opensBefore(
  page: Page,
  path: string,
  first: HttpVisitor,
  second: HttpVisitor,
): Promise<void> {
  await takesCookiesOf(page.context(), first)
  await page.goto(path)
  await takesCookiesOf(page.context(), second)
}

async function takesCookiesOf(context: BrowserContext, visitor: HttpVisitor): Promise<void> {
  await context.clearCookies()
  await context.addCookies(visitor.browserCookies())
}

/** What the page says of it. */
export async function isTold(page: Page, sentence: string): Promise<void> {
  await expect(page.getByRole('status').first()).toHaveText(sentence)
}

export async function presses(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
}
