import { newestCode, otherThan } from '../support/visitor.ts'
import { insideTheSite } from './inside-the-site.ts'
import type { Scene, Walker } from './walker.ts'

/** Every screen and state of the mode with codes alone, in the order in which somebody might see them. */
export async function walkWithCode(walker: Walker, scene: Scene): Promise<void> {
  const { pool, clock, address } = scene
  await signUp(walker, address)
  await besideTheCode(walker)
  await slips(walker)
  await walker.sends(1)
  await walker.shows('code-asked-early')
  await clock.passes({ seconds: 31 })
  await walker.sends(1)
  await walker.shows('code-sent-again')
  await wrongCodes(walker, newestCode(pool, address))
  await clock.passes({ seconds: 31 })
  await walker.sends()
  await walker.shows('code-new')
  await walker.field('code').fill(newestCode(pool, address))
  await walker.page.waitForURL((url) => url.pathname === '/')
  await insideTheSite(walker, scene)
}

async function signUp(walker: Walker, address: string): Promise<void> {
  await walker.opens('/sign-in', 'sign-in')
  await walker.button().click()
  await walker.isRefused('email')
  await walker.shows('sign-in-empty')
  await walker.field('email').fill('anna@example')
  await walker.sends()
  await walker.shows('sign-in-format')
  await walker.opens('/sign-up', 'sign-up')
  await walker.field('email').fill(address)
  await walker.button().click()
  await walker.field('code').waitFor()
  await walker.shows('code')
}

async function besideTheCode(walker: Walker): Promise<void> {
  await walker.page.locator('main details summary').click()
  await walker.shows('code-not-received')
  await walker.opens('/help/no-code', 'help-no-code')
  await walker.opens('/sign-in', 'sign-in-pending')
}

async function slips(walker: Walker): Promise<void> {
  await walker.page.goto('/sign-in/code')
  await walker.button().click()
  await walker.isRefused('code')
  await walker.shows('code-empty')
  await walker.page.reload()
  await walker.field('code').fill('12345')
  await walker.button().click()
  await walker.isRefused('code')
  await walker.shows('code-too-short')
}

async function wrongCodes(walker: Walker, code: string): Promise<void> {
  await walker.enters(otherThan(code, 1))
  await walker.shows('code-wrong')
  await walker.enters(otherThan(code, 2))
  await walker.shows('code-wrong-again')
  for (const distance of [3, 4, 5]) await walker.enters(otherThan(code, distance))
  await walker.shows('code-used-up')
}
