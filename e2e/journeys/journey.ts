import type { Locator, Page } from 'playwright'
import type { LocalPool } from '#infra/local/start-local-pool.ts'
import type { MovableClock } from '../support/movable-clock.ts'

/** Where a journey takes place, and with which email address. */
export type Setting = { readonly pool: LocalPool; readonly clock: MovableClock; readonly address: string }

/**
 * A visitor's way through the site in any language: forms are found by their place and fields by their id. `look` is called
 * at each screen.
 */
export class Journey {
  /** The paths of the pages that were shown. */
  readonly seen = new Set<string>()

  constructor(
    readonly page: Page,
    private readonly look: (name: string) => Promise<void>,
  ) {}

  async shows(name: string): Promise<void> {
    await this.page.locator('main button[aria-disabled=true]').waitFor({ state: 'detached' })
    this.seen.add(new URL(this.page.url()).pathname)
    await this.look(name)
  }

  async opens(path: string, name: string): Promise<void> {
    await this.page.goto(path)
    await this.shows(name)
  }

  field(id: string): Locator {
    return this.page.locator(`#${id}`)
  }

  /** A submit button of the page's own forms. */
  button(index = 0): Locator {
    return this.page.locator('main form button[type=submit]').nth(index)
  }

  /** Presses it and waits until the server has answered. */
  async sends(index = 0): Promise<void> {
    await this.isAnswered(() => this.button(index).click())
  }

  /** Posts the page's first form as it is, past the page's script; one of an older build names an action that the site does not know. */
  async postsAsWithoutScript({ isOfOlderBuild = false } = {}): Promise<void> {
    await this.isAnswered(() =>
      this.page
        .locator('main form')
        .first()
        .evaluate((form, isOlder) => {
          if (!(form instanceof HTMLFormElement)) return
          form.enctype = 'multipart/form-data'
          form.method = 'post'
          form.action = location.href
          for (const field of form.querySelectorAll('[name^="$ACTION"]')) if (isOlder) field.remove()
          form.submit()
        }, isOfOlderBuild),
    )
  }

  /** Fills in a complete code, which sends itself. */
  async enters(code: string): Promise<void> {
    await this.isAnswered(() => this.field('code').fill(code))
  }

  /** The field shows an error. */
  async isRefused(id: string): Promise<void> {
    await this.field(`${id}-error`).filter({ hasText: /\S/ }).waitFor()
  }

  private async isAnswered(act: () => Promise<void>): Promise<void> {
    const answered = this.page.waitForResponse((response) => response.request().method() === 'POST')
    await act()
    await answered
    await this.page.locator('main button[aria-disabled=true]').waitFor({ state: 'detached' })
  }
}
