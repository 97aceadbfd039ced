import type { Locator } from '@playwright/test'
import { directionOf, LANGUAGES, type Language, languageName, tagOf } from '#lib/language.ts'
import { offers } from '#lib/testing/offers.ts'
import { expect, test } from './support/test.ts'
import { newAddress, newestCode } from './support/visitor.ts'

/** How the mail with the code begins; the rest of the sentence is a matter of taste. */
const SUBJECTS: Record<Language, RegExp> = {
  en: /^\d{6} is your App code$/,
  de: /^\d{6} ist /,
  es: /^\d{6} es /,
  fr: /^\d{6} est /,
  pt: /^\d{6} é /,
  ja: /^\d{6}.*コード/,
  ar: /^\d{6}.*رمز/,
}

for (const language of LANGUAGES) {
  // Without script, two of them show that the others would.
  const tag = language === 'ja' || language === 'ar' ? [] : ['@script']
  test.describe(`in ${languageName(language)}`, { tag }, () => {
    test.use({ locale: language, viewport: { width: 320, height: 640 } })

    test('a visitor signs up, gets an email in that language, is home, and signs out', async ({
      page,
      pool,
      javaScriptEnabled,
    }) => {
      const address = newAddress()
      await page.goto('/sign-up')
      const root = page.locator('html')
      await expect(root).toHaveAttribute('lang', tagOf(language))
      await expect(root).toHaveAttribute('dir', directionOf(language))
      await page.locator('#email').fill(address)
      await page.locator('main form button').first().click()
      await page.waitForURL('**/sign-in/code')
      expect(pool.inbox.messages(address)[0]?.subject).toMatch(SUBJECTS[language])
      await page.locator('#code').fill(newestCode(pool, address))
      if (javaScriptEnabled === false) await page.locator('main form button').first().click()
      await page.waitForURL((url) => url.pathname === '/')
      await expect(page.getByText(address)).toBeVisible()
      await page.goto('/account')
      expect(await sidewaysScroll(page.locator('html'))).toBe(0)
      await page.goto('/')
      await page.locator('main form button').first().click()
      await page.waitForURL(/\/signed-out\b/)
    })
  })
}

test('the switch changes the language, keeps to the page, and is remembered', async ({
  page,
  context,
  site,
}) => {
  test.skip(!offers('de'), 'The language to switch to is not offered.')
  await page.goto('/sign-up?next=/account')
  await page.locator('footer summary').first().click()
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Konto erstellen')
  await expect(page).toHaveURL(/\/sign-up\?next=(%2F|\/)account$/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  const later = await context.newPage()
  await later.goto(`${site.origin}/sign-in`)
  await expect(later.locator('html')).toHaveAttribute('lang', 'de')
})

test('changing the language keeps what was typed, and what was refused', { tag: '@script' }, async ({
  page,
}) => {
  test.skip(!offers('fr'), 'The language to switch to is not offered.')
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill('anna.example.com')
  await page.getByRole('button', { name: 'Email me a code' }).click()
  await expect(page.locator('#email-error')).toHaveText(/^Enter an email address/)
  await page.locator('footer summary').first().click()
  await page.getByRole('button', { name: 'Français' }).click()
  await expect(page.locator('#email-error')).toHaveText(/nom@example\.com|prenom@example\.com|@example\.com/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(page.locator('#email')).toHaveValue('anna.example.com')
})

function sidewaysScroll(root: Locator): Promise<number> {
  return root.evaluate((element) => element.scrollWidth - element.clientWidth)
}
