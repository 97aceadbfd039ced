import { issueOversizedTokens } from '../support/accounts.ts'
import { newestCode } from '../support/visitor.ts'
import type { Journey, Setting } from './journey.ts'

/** What a page without script sees when an action throws, or was one of an older build. */
export async function interruptedJourney(journey: Journey, { pool, address }: Setting): Promise<void> {
  const other = `other-${address}`
  await journey.page.goto('/sign-up')
  await journey.field('email').fill(other)
  await journey.postsAsWithoutScript({ isOfOlderBuild: true })
  await journey.shows('site-updated')
  await journey.button().click()
  await journey.field('code').waitFor()
  issueOversizedTokens(pool)
  await journey.page.reload()
  await journey.page.evaluate(
    (code) => {
      const field = document.querySelector('#code')
      if (field instanceof HTMLInputElement) field.value = code
    },
    newestCode(pool, other),
  )
  await journey.postsAsWithoutScript()
  await journey.shows('went-wrong')
  delete pool.faults.cognito.instead
}

/** What the proxy answers in place of an action: a page that Next does not render. */
export async function refusedJourney(journey: Journey): Promise<void> {
  await journey.page.goto('/sign-in')
  await journey.field('email').fill('x'.repeat(20_000))
  await journey.postsAsWithoutScript()
  await journey.page.locator('main h1 + p').waitFor()
  await journey.shows('too-long')
}
