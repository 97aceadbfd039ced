import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

/**
 * One heading, a title, nothing that axe complains about, and no sideways scrolling at this width. Forced colours change
 * the contrast only: the other projects look at the same elements with every rule.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await expect(page).toHaveTitle(/ · App$/)
  await expect(page.locator('button[aria-disabled=true]')).toHaveCount(0)
  const axe = new AxeBuilder({ page })
  if (test.info().project.use.forcedColors === 'active') axe.withRules('color-contrast')
  const { violations } = await axe.analyze()
  expect(violations).toEqual([])
  await expectNoOverflow(page)
}

/** No sideways scrolling at this width, and nothing that leaves its card. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
  const outside = await page.evaluate(() => {
    const edge = document.querySelector('main')?.getBoundingClientRect()
    const texts = [...document.querySelectorAll('main strong, main span, main dd, main a, main button')]
    return texts
      .filter((text) => edge !== undefined && text.closest('.sr-only, .code-slots') === null)
      .map((text) => text.getBoundingClientRect())
      .filter(({ left, right }) => edge !== undefined && (left < edge.left || right > edge.right)).length
  })
  expect(outside).toBe(0)
}
