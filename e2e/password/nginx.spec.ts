import { behindNginx } from '../support/behind-nginx.ts'
import { LONGEST_ADDRESS } from '../support/longest.ts'
import { expect, test as onNextStart } from '../support/password-test.ts'
import { newestCognitoCode, OTHER_PASSWORD } from '../support/password-visitor.ts'

const test = onNextStart.extend(behindNginx)

test("a password's whole way passes nginx's defaults", async ({ person, page, pool }) => {
  test.slow()
  await person.hasAnAccount(LONGEST_ADDRESS)
  await person.forgotPassword(LONGEST_ADDRESS)
  await person.choosesPassword(newestCognitoCode(pool, LONGEST_ADDRESS), OTHER_PASSWORD)
  await expect(page.getByText('Your password was changed')).toBeVisible()
  await person.signsIn(LONGEST_ADDRESS, OTHER_PASSWORD)
})
