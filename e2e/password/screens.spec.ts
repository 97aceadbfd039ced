import { Journey } from '../journeys/journey.ts'
import { passwordJourney } from '../journeys/password-mode.ts'
import { expectAccessible } from '../support/expect-accessible.ts'
import { PAGES_OF_PASSWORDS, unseen } from '../support/pages.ts'
import { expect, test } from '../support/password-test.ts'
import { newAddress } from '../support/visitor.ts'
import { walksOf } from '../support/walks.ts'

// These projects are of neither mode by themselves.
test.use({ signInMode: 'password-and-code' })

test('every screen with a password passes axe and fits its window', { tag: '@looks' }, async ({
  page,
  pool,
  clock,
}) => {
  test.slow()
  const journey = new Journey(page, () => expectAccessible(page))
  await passwordJourney(journey, { pool, clock, address: newAddress() })
  expect(unseen(PAGES_OF_PASSWORDS, journey.seen), 'pages that no journey shows').toEqual([])
})

walksOf(passwordJourney)
