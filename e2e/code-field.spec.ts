import type { Page } from '@playwright/test'
import { holdsPosts } from './support/holds-posts.ts'
import { expect, test } from './support/test.ts'
import { newAddress, otherThan, type Visitor } from './support/visitor.ts'

test.describe('the code field', { tag: '@script' }, () => {
  test('makes a code of a pasted sentence, and sends it once', async ({ visitor, page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const address = newAddress()
    await visitor.signsUp(address)
    const code = await visitor.readsCode(address)
    const posts = countPosts(page)
    await pastes(page, `Hello, ${otherThan(code)} is your App code. It works for 10 minutes.`)
    await expect(page.locator('#code')).toHaveValue(otherThan(code))
    await expect(page.locator('#code-error')).not.toBeEmpty()
    await pastes(page, `Hello, ${code} is your App code. It works for 10 minutes.`)
    await visitor.isHome(address)
    expect(posts()).toBe(2)
  })

  for (const [script, zero] of [
    ['full-width', 0xff10],
    ['Arabic-Indic', 0x0660],
    ['Persian', 0x06f0],
  ] as const) {
    test(`takes ${script} digits`, async ({ visitor, page }) => {
      const address = newAddress()
      await visitor.signsUp(address)
      const code = await visitor.readsCode(address)
      await page
        .locator('#code')
        .fill(code.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit))))
      await visitor.isHome(address)
    })
  }

  test('takes what comes along unseen, and digits as they are dictated', async ({ visitor, page }) => {
    const address = newAddress()
    await visitor.signsUp(address)
    const code = await visitor.readsCode(address)
    await page.locator('#code').fill(`\u2066${[...otherThan(code)].join(', ')}\u2069`)
    await expect(page.locator('#code-error')).toContainText("That code isn't right")
    await page.locator('#code').fill(`${code.slice(0, 3)}\u200b\u00ad${code.slice(3)}\ufeff`)
    await visitor.isHome(address)
  })

  test('sends each value once, and nothing on load', async ({ visitor, page }) => {
    const address = newAddress()
    await visitor.signsUp(address)
    const wrong = otherThan(await visitor.readsCode(address))
    await visitor.entersCode(wrong)
    await expect(page.locator('#code-error')).not.toBeEmpty()
    const posted: string[] = []
    page.on('request', (request) => posted.push(request.postData() ?? ''))
    await page.reload()
    await expect(page.locator('#code')).toHaveValue(wrong)
    await page.locator('#code').press('End')
    await page.locator('#code').press('Backspace')
    await page.locator('#code').press(wrong.slice(-1))
    await expect(page.locator('#code')).toHaveValue(wrong)
    // Had the same value been sent again, its post would have gone out before that of another one.
    await visitor.entersCode(otherThan(wrong))
    await expect.poll(() => posted.some((body) => body.includes(otherThan(wrong)))).toBe(true)
    expect(posted.filter((body) => body.includes(wrong))).toEqual([])
  })

  test('sends nothing by itself that has more than the code in it, and no code twice', async ({
    visitor,
    page,
  }) => {
    const address = newAddress()
    await visitor.signsUp(address)
    const code = await visitor.readsCode(address)
    const [first, second] = [otherThan(code), otherThan(code, 2)]
    await visitor.entersCode(first)
    await visitor.entersCode(second)
    const posts = countPosts(page)
    await page.locator('#code').fill(first)
    await page.locator('#code').fill(`anna ${otherThan(code, 3)} x`)
    // Had one of them been sent, its post would have gone out before.
    await page.locator('#code').fill(code)
    await visitor.isHome(address)
    expect(posts()).toBe(1)
  })

  test('loses nothing to a node that an extension puts beside it', async ({ visitor, page }) => {
    const address = newAddress()
    await visitor.signsUp(address)
    const code = await visitor.readsCode(address)
    await page.locator('#code').evaluate((field) => {
      if (!(field instanceof HTMLInputElement)) throw new Error('The code has no field')
      field.after(document.createElement('extension-badge'))
      field.form?.prepend(document.createElement('extension-frame'))
    })
    await visitor.entersCode(otherThan(code))
    await expect(page.locator('#code-error')).toHaveText(/^That code isn't right/)
    await expect(page.locator('#code')).toHaveValue(otherThan(code))
    await visitor.entersCode(code)
    await visitor.isHome(address)
  })

  test('costs one try where it is filled and sent in one go', async ({ visitor, page }) => {
    const address = newAddress()
    await visitor.signsUp(address)
    const code = await visitor.readsCode(address)
    await page.locator('#code').focus()
    // The library that checks entries is fetched with the focus.
    await page.waitForLoadState('networkidle')
    const posts = countPosts(page)
    for (const distance of [1, 2]) {
      await page.locator('#code').evaluate(
        (field, typed) => {
          if (!(field instanceof HTMLInputElement)) throw new Error('The code has no field')
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, typed)
          field.dispatchEvent(new Event('input', { bubbles: true }))
          field.form?.requestSubmit()
          setTimeout(() => field.form?.requestSubmit())
        },
        otherThan(code, distance),
      )
      await expect.poll(posts).toBe(distance)
      await expect(page.locator('main button[aria-disabled=true]')).toHaveCount(0)
    }
    await expect(page.locator('#code-error')).toHaveText("That code isn't right. You have 3 tries left.")
    expect(posts()).toBe(2)
  })

  test('keeps what is typed while an answer is on its way', async ({ visitor, page }) => {
    const address = newAddress()
    await visitor.signsUp(address)
    const release = await holdsPosts(page)
    await page.locator('#code').fill('111111')
    await expect(page.locator('main button[aria-disabled=true]')).toHaveCount(1)
    await page.locator('#code').press('End')
    await page.keyboard.press('Backspace')
    release()
    await expect(page.locator('#code-error')).not.toBeEmpty()
    await expect(page.locator('main button[aria-disabled=true]')).toHaveCount(0)
    await page.keyboard.type('2')
    await expect(page.locator('#code')).toHaveValue('111112')
  })

  test('has the refused value marked, so that typing replaces it', async ({ visitor, page }) => {
    const address = newAddress()
    await visitor.signsUp(address)
    const code = await visitor.readsCode(address)
    await visitor.entersCode(otherThan(code))
    await expect(page.locator('#code')).toBeFocused()
    await page.keyboard.type(code)
    await visitor.isHome(address)
  })

  test('is filled by the link of the mail, which sends nothing by itself', async ({ visitor, page }) => {
    const address = newAddress()
    await visitor.signsUp(address)
    const code = await visitor.readsCode(address)
    const posts = countPosts(page)
    await page.goto(`/sign-in/code#${code}`)
    await expect(page.locator('#code')).toHaveValue(code)
    await expect(page).toHaveURL(/\/sign-in\/code$/)
    expect(posts()).toBe(0)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await visitor.isHome(address)
    expect(posts()).toBe(1)
  })

  test('is not there for the link of a mail in another browser', async ({ visitor, page, browser, site }) => {
    const address = newAddress()
    await visitor.signsUp(address)
    const stranger = await browser.newContext({ baseURL: site.origin })
    const elsewhere = await stranger.newPage()
    await elsewhere.goto(`/sign-in/code#${await visitor.readsCode(address)}`)
    await expect(elsewhere.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await expect(elsewhere.getByRole('status')).toHaveText(
      /^That code belongs to a sign-in in another browser/,
    )
    await expect(elsewhere).toHaveURL(/\/sign-in$/)
    await stranger.close()
    await page.reload()
    await expect(page.locator('#code')).toHaveValue('')
  })

  test('has a slot painted for each digit, and digits that stand in them', async ({ visitor, page }) => {
    await visitor.signsUp(newAddress())
    const slots = page.locator('.code-slots > span')
    await expect(slots).toHaveCount(6)
    const { pitch, advance } = await page.locator('#code').evaluate((field) => {
      const [first, second] = [...document.querySelectorAll('.code-slots > span')]
      const { fontFamily, fontSize, letterSpacing } = getComputedStyle(field)
      const pen = document.createElement('canvas').getContext('2d')
      if (pen === null || first === undefined || second === undefined) throw new Error('Nothing to measure')
      pen.font = `${fontSize} ${fontFamily}`
      return {
        pitch: second.getBoundingClientRect().x - first.getBoundingClientRect().x,
        advance: pen.measureText('8').width + Number.parseFloat(letterSpacing),
      }
    })
    expect(Math.abs(pitch - advance)).toBeLessThan(0.5)
  })
})

test.describe('what is said on the code page', { tag: '@script' }, () => {
  test('appears in the one live region that was there before', async ({ visitor, page, clock }) => {
    const address = newAddress()
    await visitor.signsUp(address)
    const code = await visitor.readsCode(address)
    const region = await page.getByRole('status').elementHandle()
    const isTheSame = () => page.getByRole('status').evaluate((now, before) => now === before, region)
    await visitor.entersCode(otherThan(code))
    await expect(page.getByRole('status')).toHaveText(/^That code isn't right/)
    expect(await isTheSame()).toBe(true)
    await clock.passes({ seconds: 31 })
    await page.getByRole('button', { name: 'Send the code again' }).click()
    await expect(page.getByRole('status')).toHaveText(/^We sent the code again/)
    expect(await isTheSame()).toBe(true)
    await expect(page.getByRole('button', { name: 'Send the code again' })).toBeFocused()
    await expect(page.locator('#code')).toHaveValue('')
    for (const distance of [2, 3, 4, 5]) await visitor.entersCode(otherThan(code, distance))
    await expect(page.getByRole('status')).toHaveText(/^Too many attempts/)
    expect(await isTheSame()).toBe(true)
    await expect(page.getByRole('button', { name: 'Send a new code' })).toBeFocused()
    await page.getByRole('button', { name: 'Send a new code' }).click()
    await expect(page.getByRole('status')).toHaveText(/^You can ask again at/)
    await clock.passes({ seconds: 31 })
    await page.getByRole('button', { name: 'Send a new code' }).click()
    const fresh = otherThan(await freshCode(visitor, address, code))
    await visitor.entersCode(fresh)
    await expect(page.getByRole('status')).toHaveText(/^That code isn't right/)
    expect(await isTheSame()).toBe(true)
    await expect(page.locator('#code')).toBeFocused()
  })

  test('is the newest alone', async ({ visitor, page, clock }) => {
    await visitor.signsUp(newAddress())
    const slips = async () => {
      await page.locator('#code').fill('12')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByRole('status')).toHaveText('You entered 2 digits. The code has 6.')
    }
    await page.locator('#code').focus()
    await page.waitForLoadState('networkidle')
    await slips()
    await clock.passes({ seconds: 31 })
    await page.getByRole('button', { name: 'Send the code again' }).click()
    await expect(page.getByRole('status')).toHaveText(/^We sent the code again at [^.]+\.$/)
    await expect(page.locator('#code-error')).toBeEmpty()
    await slips()
  })

  test('leaves alone what was typed meanwhile, and the focus', async ({ visitor, page, clock }) => {
    const address = newAddress()
    await visitor.signsUp(address)
    await visitor.entersCode(otherThan(await visitor.readsCode(address)))
    await expect(page.locator('#code-error')).not.toBeEmpty()
    await page.locator('#code').fill('12')
    await clock.passes({ seconds: 31 })
    await page.getByRole('button', { name: 'Send the code again' }).click()
    await expect(page.getByRole('status')).toHaveText(/^We sent the code again/)
    await expect(page.locator('#code')).toHaveValue('12')
    await page.locator('footer summary').last().click()
    await page.getByRole('button', { name: 'Dark' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await expect(page.locator('#code')).toHaveValue('12')
    await expect(page.getByRole('button', { name: 'Dark' })).toBeFocused()
  })
})

/** The code that comes in place of a dead one, as soon as it is there. */
async function freshCode(visitor: Visitor, address: string, dead: string): Promise<string> {
  await expect.poll(() => visitor.readsCode(address)).not.toBe(dead)
  return visitor.readsCode(address)
}

function countPosts(page: Page): () => number {
  let posts = 0
  page.on('request', (request) => {
    if (request.method() === 'POST') posts += 1
  })
  return () => posts
}

async function pastes(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.locator('#code').focus()
  await page.keyboard.press('ControlOrMeta+v')
}
