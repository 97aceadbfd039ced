import { newestCognitoCode, OTHER_PASSWORD, PASSWORD } from '../support/password-visitor.ts'
import { newestCode, otherThan } from '../support/visitor.ts'
import { insideTheSite } from './inside-the-site.ts'
import type { Scene, Walker } from './walker.ts'

/** What the mode with passwords adds, in the order in which somebody might see it. */
export async function walkWithPassword(walker: Walker, scene: Scene): Promise<void> {
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
