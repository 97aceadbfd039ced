import { behindNginx } from './support/behind-nginx.ts'
import { LONGEST_ADDRESS, LONGEST_NAME, LONGEST_PATH } from './support/longest.ts'
import { expect, test as onNextStart } from './support/test.ts'

const test = onNextStart.extend(behindNginx)

test("the largest cookies of a code's whole way pass nginx's defaults", async ({ visitor, page, clock }) => {
  test.slow()
  await page.goto(`/sign-up?next=${encodeURIComponent(LONGEST_PATH)}`)
  await visitor.sendsAddress(LONGEST_ADDRESS)
  await visitor.entersCode('000000')
  await expect(page.locator('#code-error')).toContainText("That code isn't right")
  await clock.passes({ seconds: 31 })
  await page.getByRole('button', { name: 'Send the code again' }).click()
  await expect(page.getByText('We sent the code again')).toBeVisible()
  await visitor.entersCode(await visitor.readsCode(LONGEST_ADDRESS))
  await page.waitForURL((url) => url.pathname + url.search === LONGEST_PATH)

  await page.getByLabel('Name').fill(LONGEST_NAME)
  await page.getByRole('button', { name: 'Save the name' }).click()
  await expect(page.getByText('Your name was saved')).toBeVisible()
  await clock.passes({ seconds: 700 })
  await page.goto('/account/delete')
  // A page that was open for so long that its session has to be renewed.
  await clock.passes({ seconds: 400 })
  await page.getByRole('button', { name: 'Email me a code' }).click()
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  await visitor.entersCode(await visitor.readsCode(LONGEST_ADDRESS))
  await page.waitForURL('**/account/delete')
  await page.goto('/')
  await visitor.signsOut()
})
