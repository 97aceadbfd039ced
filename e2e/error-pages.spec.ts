import { setName } from './support/accounts.ts'
import { expect, test } from './support/test.ts'
import { newAddress } from './support/visitor.ts'

test.use({
  mayComplain:
    /500 \(Internal Server Error\)|net::ERR_INTERNET_DISCONNECTED|React error #441|Failed to fetch|digest/,
})

test('an oversized cookie shows an error page that leads back', {
  tag: '@script',
}, async ({ visitor, page, context, pool, site }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  await setName(pool, address, 'x'.repeat(2_000))
  const code = await visitor.readsCode(address)
  await page.getByLabel('Enter the code').fill(code)
  await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeVisible()
  await expect(page).toHaveTitle(/^Error: /)
  expect((await context.cookies()).map(({ name }) => name).sort()).toEqual(['cookies', 'pending-sign-in'])
  expect(site.output()).toContain('The signed-in cookie would take')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByLabel('Enter the code')).toHaveValue(code)
})

test('a fault of the deployment is said as what it is to the person, with the address kept', async ({
  page,
  pool,
  site,
}) => {
  const address = newAddress()
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(address)
  pool.faults.cognito.fail = {
    type: 'NotAuthorizedException',
    message: 'Unable to verify secret hash for client 1example23456789',
  }
  await page.getByRole('button', { name: 'Email me a code' }).click()
  await expect(page.getByText("We can't send codes right now.")).toBeVisible()
  await expect(page.getByLabel('Email address')).toHaveValue(address)
  delete pool.faults.cognito.fail
  expect(site.output()).toContain('{"event":"cognito-surprise","error":"NotAuthorizedException"')
})
