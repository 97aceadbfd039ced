import { expect, test } from './support/test.ts'
import { newAddress, newestCode, otherThan } from './support/visitor.ts'

for (const width of [320, 800]) {
  test.describe(`in Arabic, ${width} px wide`, { tag: '@script' }, () => {
    test.use({ locale: 'ar', viewport: { width, height: 640 } })

    test('the slots of a code stand where the text begins, digits in them, and a marked one looks clean', async ({
      page,
      pool,
    }) => {
      const address = newAddress()
      await page.goto('/sign-up')
      await page.locator('#email').fill(address)
      await page.locator('#email').press('Enter')
      await page.waitForURL('**/sign-in/code')
      const field = page.locator('#code')
      await field.fill(otherThan(newestCode(pool, address)))
      await expect(page.locator('#code-error')).not.toBeEmpty()
      await expect(field).toBeFocused()

      const looks = await field.evaluate((input) => {
        const edges = (element: Element | null | undefined) =>
          element?.getBoundingClientRect() ?? new DOMRect()
        const slots = [...document.querySelectorAll('.code-slots > span')]
          .map(edges)
          .sort((a, b) => a.x - b.x)
        const { fontFamily, fontSize, paddingLeft } = getComputedStyle(input)
        const pen = document.createElement('canvas').getContext('2d')
        if (pen === null) throw new Error('Nothing to measure')
        pen.font = `${fontSize} ${fontFamily}`
        const firstDigit = edges(input).left + Number.parseFloat(paddingLeft) + pen.measureText('8').width / 2
        const [first = new DOMRect()] = slots
        return {
          fromTextEdge: Math.abs(
            edges(document.querySelector('#code-hint')).right - (slots.at(-1)?.right ?? 0),
          ),
          fromSlot: Math.abs(firstDigit - (first.left + first.width / 2)),
          selection: getComputedStyle(input, '::selection').backgroundColor,
          headingSpacing: getComputedStyle(document.querySelector('h1') ?? input).letterSpacing,
        }
      })
      expect(looks.fromTextEdge).toBeLessThan(1)
      expect(looks.fromSlot).toBeLessThan(1)
      expect(looks.selection).toBe('rgba(0, 0, 0, 0)')
      expect(looks.headingSpacing).toBe('normal')
      await field.press('End')
      expect(await field.evaluate((input) => input.scrollLeft)).toBe(0)
    })
  })
}
