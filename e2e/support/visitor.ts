import { expect, type Locator, type Page } from '@playwright/test'
import type { LocalPool } from '#infra/local/start-local-pool.ts'
import { isBareCode } from '#lib/auth/parse-code.ts'
import { holdsPosts } from './holds-posts.ts'

let made = 0

/** A new email address, always 30 characters long. */
export function newAddress(): string {
  made += 1
  const unique = `${process.pid}x${made}x${Date.now()}`.slice(-18).padStart(18, '0')
  return `${unique}@example.com`
}

/** The code of the newest mail that signs in, to an address. */
export function newestCode(pool: LocalPool, address: string): string {
  const subjects = pool.inbox.messages(address).map(({ subject }) => subject)
  const code = subjects.map((subject) => /^\d{6}/.exec(subject)?.[0]).find((found) => found !== undefined)
  if (code === undefined) throw new Error(`There is no code in the mailbox of ${address}`)
  return code
}

/** A person at a browser, with a mailbox. */
export class Visitor {
  constructor(
    readonly page: Page,
    private readonly pool: LocalPool,
    private readonly hasScript: boolean,
  ) {}

  async asksForCode(address: string): Promise<void> {
    await this.page.goto('/sign-in')
    await this.sendsAddress(address)
  }

  async signsUp(address: string): Promise<void> {
    await this.page.goto('/sign-up')
    await this.sendsAddress(address)
  }

  async sendsAddress(address: string): Promise<void> {
    await this.page.getByLabel('Email address').fill(address)
    await this.page.getByRole('button', { name: 'Email me a code' }).click()
    await expect(this.page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  }

  /** The code of the newest mail, read as a person reads it. */
  async readsCode(address: string): Promise<string> {
    return newestCode(this.pool, address)
  }

  async mails(address: string) {
    return this.pool.inbox.messages(address)
  }

  /** Types a code, sends it, and waits for the answer. */
  async entersCode(typed: string, button = 'Sign in'): Promise<void> {
    await this.sendsCode(typed, button)
    await expect(this.page.locator('main button[aria-disabled=true]')).toHaveCount(0)
  }

  /** Types a code and sends it; where scripts run, a complete one sends itself. */
  async sendsCode(typed: string, button = 'Sign in'): Promise<void> {
    const field = this.page.getByLabel('Enter the code')
    if (this.hasScript) await hydrated(field)
    const sendsItself = this.hasScript && isBareCode(typed, 6) && (await field.inputValue()) !== typed
    const settled = this.page.waitForResponse((response) => response.request().method() === 'POST')
    await field.fill(typed)
    if (!sendsItself) await this.page.getByRole('button', { name: button, exact: true }).click()
    await settled
  }

  /** The same after its code has expired: where scripts run, the page would say so first, so the answer is on its way that long. */
  async entersCodeTooLate(typed: string, passes: () => Promise<void>): Promise<void> {
    if (!this.hasScript) {
      await passes()
      return this.entersCode(typed)
    }
    const release = await holdsPosts(this.page)
    const sent = this.page.waitForRequest((request) => request.method() === 'POST')
    const entered = this.entersCode(typed)
    await sent
    await passes()
    release()
    await entered
    await this.page.unrouteAll()
  }

  async isHome(address: string): Promise<void> {
    await expect(this.page.getByRole('heading', { name: "You're signed in" })).toBeVisible()
    await expect(this.page.getByText(address)).toBeVisible()
  }

  async signsOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign out' }).click()
    await expect(this.page.getByRole('heading', { name: "You're signed out on this device" })).toBeVisible()
  }

  /** Creates the account and leaves the site again, so that a test can begin with a known address. */
  async hasAnAccount(address: string): Promise<void> {
    await this.signsUp(address)
    await this.entersCode(await this.readsCode(address))
    await this.isHome(address)
    await this.signsOut()
  }
}

/** React has taken the element over: from now on the page's own scripts answer to it. */
async function hydrated(element: Locator): Promise<void> {
  await expect
    .poll(() => element.evaluate((node) => Object.keys(node).some((key) => key.startsWith('__react'))))
    .toBe(true)
}

/** A code of the same length that is certainly another one. */
export function otherThan(code: string, distance = 1): string {
  return String((Number(code) + distance) % 1_000_000).padStart(6, '0')
}
