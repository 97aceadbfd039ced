import { translatesPages } from './support/page-translator.ts'
import { expect, test } from './support/test.ts'
import { newAddress, newestCode, otherThan } from './support/visitor.ts'

test('a page that the browser translated lives through each step, and says what a fresh one says', {
  tag: '@script',
}, async ({ visitor, page, pool, context, clock }) => {
  await translatesPages(context)
  const address = newAddress()
  await visitor.signsUp(address)
  await expect(page.locator('h1 font')).not.toHaveCount(0)
  const resend = page.getByRole('button', { name: 'Send the code again' })
  await resend.click()
  await expect(page.getByText(/We sent the code at/)).toBeVisible()
  await clock.passes({ seconds: 31 })
  await resend.click()
  await expect(page.getByText(/sent the code again/)).toBeVisible()
  await visitor.entersCode(otherThan(newestCode(pool, address), 1))
  await visitor.entersCode(otherThan(newestCode(pool, address), 2))
  await expect(page.getByRole('status')).toContainText('3 tries left')
  await visitor.entersCode(otherThan(newestCode(pool, address), 3))
  await expect(page.getByRole('status')).toContainText('2 tries left')

  await clock.passes({ seconds: 31 })
  for (const name of ['Deutsch', '日本語', 'العربية']) {
    await page.locator('footer summary').first().click()
    await page.getByRole('button', { name }).click()
    await expect(page.locator('footer summary').first()).toContainText(name)
    const text = await page.locator('main').innerText()
    await page.reload()
    await expect(page.locator('h1 font')).not.toHaveCount(0)
    expect(text).toEqual(await page.locator('main').innerText())
  }
})
