import { expectGoodScreen } from '../support/good-screen.ts'
import { PAGES_OF_PASSWORDS, unseen } from '../support/pages.ts'
import { expect, test } from '../support/password-test.ts'
import { newAddress } from '../support/visitor.ts'
import { Walker } from '../walks/walker.ts'
import { walkWithPassword } from '../walks/with-password.ts'

// These projects are of neither mode by themselves.
test.use({ signInMode: 'password-and-code' })

test('every screen with a password passes axe and fits its window', { tag: '@looks' }, async ({
  page,
  pool,
  clock,
}) => {
  test.slow()
  const walker = new Walker(page, () => expectGoodScreen(page))
  await walkWithPassword(walker, { pool, clock, address: newAddress() })
  expect(unseen(PAGES_OF_PASSWORDS, walker.seen), 'pages that no walk shows').toEqual([])
})
