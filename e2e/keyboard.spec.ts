import type { Page } from '@playwright/test'
import { LANGUAGES } from '#lib/language.ts'
import { offers } from '#lib/testing/offers.ts'
import { expect, test } from './support/test.ts'
import { newAddress, otherThan } from './support/visitor.ts'

test.describe('by keyboard alone', { tag: '@script' }, () => {
  test('a visitor signs up, corrects a wrong code, gets home and signs out', async ({ visitor, page }) => {
    const address = newAddress()
    await page.goto('/sign-in')
    await tabsTo(page, 'link', 'Create an account')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible()
    await tabsTo(page, 'textbox', 'Email address')
    await page.keyboard.type(address)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
    const code = await visitor.readsCode(address)
    await tabsTo(page, 'textbox', 'Enter the code')
    await page.keyboard.type(otherThan(code))
    await expect(page.locator('#code-error')).not.toBeEmpty()
    await page.keyboard.type(code)
    await visitor.isHome(address)
    await tabsTo(page, 'button', 'Sign out')
    await page.keyboard.press('Space')
    await expect(page.getByRole('heading', { name: "You're signed out on this device" })).toBeVisible()
  })

  test('the focus goes through the code page from top to bottom, and is always to be seen', async ({
    visitor,
    page,
  }) => {
    await visitor.signsUp(newAddress())
    await page.reload()
    const names: string[] = []
    for (const _ of Array.from({ length: LANGUAGES.length > 1 ? 8 : 7 })) {
      await page.keyboard.press('Tab')
      names.push(await nameOfFocused(page))
    }
    expect(names).toEqual([
      'App',
      'Change',
      'Enter the code',
      'Sign in',
      'Send the code again',
      "Didn't get it?",
      ...(LANGUAGES.length > 1 ? ['Language: English'] : []),
      'Appearance: Device theme',
    ])
  })

  test('language and appearance are chosen', async ({ page }) => {
    test.skip(!offers('de'), 'The language to switch to is not offered.')
    await page.goto('/sign-in')
    await page.locator('footer summary').first().focus()
    await page.keyboard.press('Enter')
    for (const _ of [1, 2]) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  })
})

test('a refusal is announced, leads to its field, and is in the title', async ({ page }) => {
  await page.goto('/sign-in')
  const region = page.getByRole('status')
  await expect(region).toHaveCount(1)
  await expect(region).toBeEmpty()
  await page.getByRole('button', { name: 'Email me a code' }).click()
  await expect(region).toHaveText('Enter your email address')
  await expect(page).toHaveTitle(/^Error: /)
  await expect(page.getByLabel('Email address')).toHaveAccessibleDescription(/Enter your email address/)
  await region.getByRole('link').press('Enter')
  await expect(page.getByLabel('Email address')).toBeFocused()
})

test('every control is 44 px high, or part of a sentence', { tag: '@script' }, async ({ visitor, page }) => {
  await visitor.signsUp(newAddress())
  for (const choice of await page.locator('footer summary').all()) {
    await choice.click()
    const small = await page.locator('button, summary, input:not([type=hidden])').evaluateAll((elements) =>
      elements
        .filter((element) => element.checkVisibility({ contentVisibilityAuto: true }))
        .filter((element) => element.getBoundingClientRect().height < 44)
        .map((element) => `${element.getBoundingClientRect().height} ${element.outerHTML}`),
    )
    expect(small).toEqual([])
  }
})

/** Presses Tab until this has the focus, as a person without a mouse does. */
async function tabsTo(page: Page, role: 'link' | 'button' | 'textbox', name: string): Promise<void> {
  const target = page.getByRole(role, { name, exact: true })
  await expect(target).toBeVisible()
  for (const _ of Array.from({ length: 20 })) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not lead to ${role} "${name}"`)
}

/** Its name for assistive technology, and a check that the focus is visible. */
async function nameOfFocused(page: Page): Promise<string> {
  const focused = page.locator(':focus')
  expect(await focused.evaluate((element) => getComputedStyle(element).outlineStyle)).not.toBe('none')
  return focused.evaluate((element) => {
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined
    return ((label ?? element).textContent ?? '').trim()
  })
}
