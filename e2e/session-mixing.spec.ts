import { withPort } from './support/cookie-names.ts'
import { expect, test } from './support/test.ts'
import { newAddress } from './support/visitor.ts'

test('a session or a code of A never works for B', async ({ visitor, page, context, site }) => {
  const [anna, bert] = [newAddress(), newAddress()]
  await visitor.signsUp(anna)
  const pendingOfAnna = await context.cookies()
  const codeOfAnna = await visitor.readsCode(anna)
  await context.clearCookies()
  await visitor.signsUp(bert)
  const codeOfBert = await visitor.readsCode(bert)

  await visitor.entersCode(codeOfAnna)
  await expect(page.locator('#code-error')).toHaveText(/^That code isn't right/)
  await expect(page.getByText(anna)).toHaveCount(0)

  await context.clearCookies()
  await context.addCookies(pendingOfAnna)
  await page.goto('/sign-in/code')
  await visitor.entersCode(codeOfBert)
  await expect(page.locator('#code-error')).toHaveText(/^That code isn't right/)

  // The pending cookie under the session's name is sealed for another purpose, and opens nothing.
  const [pending] = pendingOfAnna
  if (pending === undefined) throw new Error('There is no pending cookie')
  await context.addCookies([{ ...pending, name: withPort('signed-in', site.origin) }])
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in$/)
})

test('extra fields of a posted form change no account', { tag: '@script' }, async ({ visitor, page }) => {
  const [anna, bert] = [newAddress(), newAddress()]
  await visitor.hasAnAccount(anna)
  await visitor.signsUp(bert)
  const code = await visitor.readsCode(bert)
  await page
    .locator('form')
    .first()
    .evaluate((form, address) => {
      for (const name of ['email', 'username', 'USERNAME', 'session']) {
        const field = Object.assign(document.createElement('input'), { type: 'hidden', name, value: address })
        form.append(field)
      }
    }, anna)
  await visitor.entersCode(code)
  await visitor.isHome(bert)
})
