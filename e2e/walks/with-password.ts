import { createAccount, requireReset } from '../support/accounts.ts'
import {
  newestCognitoCode,
  OTHER_PASSWORD,
  PASSWORD,
  TEMPORARY_PASSWORD,
} from '../support/password-visitor.ts'
import { newAddress, newestCode, otherThan } from '../support/visitor.ts'
import { insideTheSite } from './inside-the-site.ts'
import type { Scene, Walker } from './walker.ts'

/** What the mode with passwords adds, in the order in which somebody might see it. */
export async function walkWithPassword(walker: Walker, scene: Scene): Promise<void> {
  await ofAnOperator(walker, scene)
  await signUp(walker, scene)
  await confirm(walker, scene)
  await walker.field('password').fill(OTHER_PASSWORD)
  await walker.sends()
  await walker.shows('sign-in-wrong')
  await reset(walker, scene)
  await walker.field('password').fill(OTHER_PASSWORD)
  await walker.button().click()
  await walker.page.waitForURL('**/sign-in/code')
  await walker.shows('code')
  await walker.field('code').fill(newestCode(scene.pool, scene.address))
  await walker.page.waitForURL((url) => url.pathname === '/')
  await changePassword(walker)
  await walker.page.goto('/')
  await insideTheSite(walker, scene)
}

/** An account that an operator created, and had choose a new password later. */
async function ofAnOperator(walker: Walker, { pool }: Scene): Promise<void> {
  const address = newAddress()
  await createAccount(pool, address, TEMPORARY_PASSWORD)
  await entersPassword(walker, address, TEMPORARY_PASSWORD)
  await walker.page.waitForURL('**/new-password')
  await walker.shows('new-password')
  await walker.button().click()
  await walker.isRefused('password')
  await walker.shows('new-password-empty')
  pool.faults.cognito.lose = 'RespondToAuthChallenge'
  await walker.field('password').fill(PASSWORD)
  await walker.button().click()
  await walker.page.waitForURL('**/sign-in')
  delete pool.faults.cognito.lose
  await walker.shows('sign-in-maybe-changed')
  await requireReset(pool, address)
  await entersPassword(walker, address, PASSWORD)
  await walker.page.waitForURL('**/reset')
  await walker.shows('reset-password-required')
}

async function entersPassword(walker: Walker, address: string, password: string): Promise<void> {
  await walker.page.goto('/sign-in')
  await walker.field('email').fill(address)
  await walker.field('password').fill(password)
  await walker.button().click()
}

async function signUp(walker: Walker, { address }: Scene): Promise<void> {
  await walker.opens('/sign-up', 'sign-up')
  for (const [password, name] of [
    ['12345', 'short'],
    ['passwordpassword', 'common'],
  ] as const) {
    await walker.field('email').fill(address)
    await walker.field('password').fill(password)
    await walker.sends()
    await walker.shows(`sign-up-${name}-password`)
  }
  await walker.field('password').fill(PASSWORD)
  await walker.button().click()
  await walker.field('code').waitFor()
  await walker.shows('confirm-address')
}

async function confirm(walker: Walker, { pool, address }: Scene): Promise<void> {
  await walker.enters(otherThan(newestCognitoCode(pool, address)))
  await walker.shows('confirm-address-wrong')
  await walker.field('code').fill(newestCognitoCode(pool, address))
  await walker.page.waitForURL('**/sign-in')
  await walker.shows('sign-in-confirmed')
}

async function reset(walker: Walker, { pool, address }: Scene): Promise<void> {
  await walker.opens('/forgot-password', 'forgot-password')
  await walker.field('email').fill(address)
  await walker.button().click()
  await walker.page.waitForURL('**/reset')
  await walker.shows('reset-password')
  await walker.button().click()
  await walker.isRefused('code')
  await walker.shows('reset-password-empty')
  await walker.field('code').fill(newestCognitoCode(pool, address))
  await walker.field('password').fill(OTHER_PASSWORD)
  await walker.button().click()
  await walker.page.waitForURL('**/sign-in')
  await walker.shows('sign-in-password-changed')
}

async function changePassword(walker: Walker): Promise<void> {
  await walker.opens('/account/password', 'change-password')
  await walker.field('present').fill('something else')
  await walker.field('password').fill(PASSWORD)
  await walker.sends()
  await walker.shows('change-password-wrong')
}
