import { expect, test } from '../support/password-test.ts'
import { otherThan } from '../support/visitor.ts'

const TOOK_TOO_LONG = 'That took too long. Enter your password again.'

test('an expired code is replaced on the open sign-in', async ({ person, visitor, page, clock }) => {
  const address = await person.reachesCode()
  const first = await visitor.readsCode(address)
  await visitor.entersCodeTooLate(first, () => clock.passes({ seconds: 601 }))
  await expect(page.getByText("That code has expired. We've sent a new one to")).toBeVisible()
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
})

test('a page that was left open says that its code has expired, and a new one needs no password', async ({
  person,
  visitor,
  page,
  clock,
  javaScriptEnabled,
}) => {
  const address = await person.reachesCode()
  const old = await visitor.readsCode(address)
  await clock.passes({ seconds: 601 })
  if (javaScriptEnabled === false) await page.reload()
  await expect(page.getByRole('status')).toHaveText('This code has expired. Ask for a new one.')
  await expect(page.getByLabel('Enter the code')).toHaveCount(0)
  await page.getByRole('button', { name: 'Send a new code' }).click()
  await expect(page.getByRole('status')).toHaveText(/^We sent a new code at/)
  const fresh = await visitor.readsCode(address)
  expect(fresh).not.toBe(old)
  await visitor.entersCode(fresh)
  await visitor.isHome(address)
})

test('a sign-in that Cognito has forgotten asks for the password again, and the address is kept', async ({
  person,
  page,
  clock,
  javaScriptEnabled,
}) => {
  const address = await person.reachesCode()
  await clock.passes({ seconds: 901 })
  if (javaScriptEnabled === false) await page.reload()
  await page.getByRole('button', { name: 'Send a new code' }).click()
  await expect(page.getByRole('status')).toHaveText(TOOK_TOO_LONG)
  await expect(page.getByLabel('Email address')).toHaveValue(address)
  await person.signsIn(address)
})

test('who comes back hours later enters the password again, and the address is kept', async ({
  person,
  page,
  clock,
}) => {
  const address = await person.reachesCode()
  await clock.passes({ seconds: 5 * 60 * 60 })
  await page.goto('/sign-in/code')
  await expect(page.getByRole('status')).toHaveText('This code has expired. Ask for a new one.')
  await page.getByRole('button', { name: 'Send a new code' }).click()
  for (const _ of ['at once', 'after a reload']) {
    await expect(page.getByRole('status')).toHaveText(TOOK_TOO_LONG)
    await expect(page.getByLabel('Email address')).toHaveValue(address)
    await page.reload()
  }
  await person.signsIn(address)
})

test('a sign-in that was interrupted asks for the password again, and its code still works', async ({
  person,
  visitor,
  page,
  pool,
}) => {
  const address = await person.reachesCode()
  const code = await visitor.readsCode(address)
  pool.faults.cognito.lose = 'RespondToAuthChallenge'
  await visitor.entersCode(otherThan(code))
  await expect(page.locator('#code-error')).toContainText("We can't check or send codes right now.")
  delete pool.faults.cognito.lose
  await visitor.entersCode(code)
  await expect(page.getByRole('status')).toHaveText(
    'Your sign-in was interrupted. Enter your password again. If you have a code, it may still work.',
  )
  await expect(page.getByLabel('Email address')).toHaveValue(address)
  await person.entersPassword(address)
  await person.isAskedForCode()
  expect(await visitor.readsCode(address)).toBe(code)
  await visitor.entersCode(code)
  await visitor.isHome(address)
})
