import { disableAccount } from '../support/accounts.ts'
import { newestCode, otherThan } from '../support/visitor.ts'
import { interruptedJourney } from './interruptions.ts'
import type { Journey, Setting } from './journey.ts'
import { signedInJourney } from './signed-in.ts'

/** Every screen and state of code mode, in an order in which a visitor may see them. */
export async function codeJourney(journey: Journey, setting: Setting): Promise<void> {
  const { pool, clock, address } = setting
  await signUp(journey, address)
  await codeNotReceived(journey)
  await typingMistakes(journey)
  await journey.sends(1)
  await journey.shows('code-asked-early')
  await clock.passes({ seconds: 31 })
  await journey.sends(1)
  await journey.shows('code-sent-again')
  await wrongCodes(journey, newestCode(pool, address))
  await clock.passes({ seconds: 31 })
  await journey.sends()
  await journey.shows('code-new')
  await journey.field('code').fill(newestCode(pool, address))
  await journey.page.waitForURL((url) => url.pathname === '/')
  await signedInJourney(journey, setting)
  await endedSession(journey, setting)
  await interruptedJourney(journey, setting)
}

async function endedSession(journey: Journey, { pool, clock, address }: Setting): Promise<void> {
  await clock.passes({ seconds: 61 })
  await journey.page.goto('/sign-in')
  await journey.field('email').fill(address)
  await journey.button().click()
  await journey.field('code').waitFor()
  await journey.field('code').fill(newestCode(pool, address))
  await journey.page.waitForURL((url) => url.pathname === '/')
  await disableAccount(pool, address)
  await clock.passes({ seconds: 301 })
  await journey.opens('/account', 'session-ended')
}

async function signUp(journey: Journey, address: string): Promise<void> {
  await journey.opens('/sign-in', 'sign-in')
  await journey.button().click()
  await journey.isRefused('email')
  await journey.shows('sign-in-empty')
  await journey.field('email').fill('anna@example')
  await journey.sends()
  await journey.shows('sign-in-format')
  await journey.opens('/sign-up', 'sign-up')
  await journey.field('email').fill(address)
  await journey.button().click()
  await journey.field('code').waitFor()
  await journey.shows('code')
}

async function codeNotReceived(journey: Journey): Promise<void> {
  await journey.page.locator('main details summary').click()
  await journey.shows('code-not-received')
  await journey.opens('/help/no-code', 'help-no-code')
  await journey.opens('/sign-in', 'sign-in-pending')
}

async function typingMistakes(journey: Journey): Promise<void> {
  await journey.page.goto('/sign-in/code')
  await journey.button().click()
  await journey.isRefused('code')
  await journey.shows('code-empty')
  await journey.page.reload()
  await journey.field('code').fill('12345')
  await journey.button().click()
  await journey.isRefused('code')
  await journey.shows('code-too-short')
}

async function wrongCodes(journey: Journey, code: string): Promise<void> {
  await journey.enters(otherThan(code, 1))
  await journey.shows('code-wrong')
  await journey.enters(otherThan(code, 2))
  await journey.shows('code-wrong-again')
  for (const distance of [3, 4, 5]) await journey.enters(otherThan(code, distance))
  await journey.shows('code-used-up')
}
