import { createAccount, requireReset } from '../support/accounts.ts'
import {
  newestCognitoCode,
  OTHER_PASSWORD,
  PASSWORD,
  TEMPORARY_PASSWORD,
} from '../support/password-visitor.ts'
import { newAddress, newestCode, otherThan } from '../support/visitor.ts'
import type { Journey, Setting } from './journey.ts'
import { signedInJourney } from './signed-in.ts'

/** The screens that the mode with passwords adds, in an order in which a visitor may see them. */
export async function passwordJourney(journey: Journey, setting: Setting): Promise<void> {
  await operatorAccount(journey, setting)
  await signUp(journey, setting)
  await confirm(journey, setting)
  await journey.field('password').fill(OTHER_PASSWORD)
  await journey.sends()
  await journey.shows('sign-in-wrong')
  await reset(journey, setting)
  await journey.field('password').fill(OTHER_PASSWORD)
  await journey.button().click()
  await journey.page.waitForURL('**/sign-in/code')
  await journey.shows('code')
  await journey.field('code').fill(newestCode(setting.pool, setting.address))
  await journey.page.waitForURL((url) => url.pathname === '/')
  await changePassword(journey)
  await journey.page.goto('/')
  await signedInJourney(journey, setting)
}

/** An account that an operator created, and had choose a new password later. */
async function operatorAccount(journey: Journey, { pool, clock }: Setting): Promise<void> {
  const address = newAddress()
  await createAccount(pool, address, TEMPORARY_PASSWORD)
  await entersPassword(journey, address, TEMPORARY_PASSWORD)
  await journey.page.waitForURL('**/new-password')
  await journey.shows('new-password')
  await journey.button().click()
  await journey.isRefused('password')
  await journey.shows('new-password-empty')
  await clock.passes({ seconds: 15 * 60 })
  await journey.opens('/sign-in/new-password', 'sign-in-took-too-long')
  await entersPassword(journey, address, TEMPORARY_PASSWORD)
  await journey.page.waitForURL('**/new-password')
  pool.faults.cognito.lose = 'RespondToAuthChallenge'
  await journey.field('password').fill(PASSWORD)
  await journey.button().click()
  await journey.page.waitForURL('**/sign-in')
  delete pool.faults.cognito.lose
  await journey.shows('sign-in-maybe-changed')
  await requireReset(pool, address)
  await entersPassword(journey, address, PASSWORD)
  await journey.page.waitForURL('**/reset')
  await journey.shows('reset-password-required')
}

async function entersPassword(journey: Journey, address: string, password: string): Promise<void> {
  await journey.page.goto('/sign-in')
  await journey.field('email').fill(address)
  await journey.field('password').fill(password)
  await journey.button().click()
}

async function signUp(journey: Journey, { address }: Setting): Promise<void> {
  await journey.opens('/sign-up', 'sign-up')
  for (const [password, name] of [
    ['12345', 'short'],
    ['passwordpassword', 'common'],
  ] as const) {
    await journey.field('email').fill(address)
    await journey.field('password').fill(password)
    await journey.sends()
    await journey.shows(`sign-up-${name}-password`)
  }
  await journey.field('password').fill(PASSWORD)
  await journey.button().click()
  await journey.field('code').waitFor()
  await journey.shows('confirm-address')
}

async function confirm(journey: Journey, { pool, address }: Setting): Promise<void> {
  await journey.enters(otherThan(newestCognitoCode(pool, address)))
  await journey.shows('confirm-address-wrong')
  await journey.field('code').fill(newestCognitoCode(pool, address))
  await journey.page.waitForURL('**/sign-in')
  await journey.shows('sign-in-confirmed')
}

async function reset(journey: Journey, { pool, address }: Setting): Promise<void> {
  await journey.opens('/forgot-password', 'forgot-password')
  await journey.field('email').fill(address)
  await journey.button().click()
  await journey.page.waitForURL('**/reset')
  await journey.shows('reset-password')
  await journey.button().click()
  await journey.isRefused('code')
  await journey.shows('reset-password-empty')
  await journey.field('code').fill(newestCognitoCode(pool, address))
  await journey.field('password').fill(OTHER_PASSWORD)
  await journey.button().click()
  await journey.page.waitForURL('**/sign-in')
  await journey.shows('sign-in-password-changed')
}

async function changePassword(journey: Journey): Promise<void> {
  await journey.opens('/account/password', 'change-password')
  await journey.field('present').fill('something else')
  await journey.field('password').fill(PASSWORD)
  await journey.sends()
  await journey.shows('change-password-wrong')
}
