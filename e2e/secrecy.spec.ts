import { expect, test } from './support/test.ts'
import { newAddress, otherThan } from './support/visitor.ts'

test('no table item, event, log line, URL or cookie shows the code', async ({
  visitor,
  page,
  context,
  pool,
  site,
  clock,
  javaScriptEnabled,
}) => {
  const address = newAddress()
  const places: string[] = []
  const codes: string[] = []
  page.on('request', (request) => places.push(request.url()))
  page.on('response', async (response) => {
    const { 'set-cookie': cookie, location } = await response.allHeaders()
    places.push(cookie ?? '', location ?? '')
  })

  await visitor.signsUp(address)
  const first = await visitor.readsCode(address)
  codes.push(first)
  // The link in the mail has it in its fragment, which browsers never send; the page removes it from the address bar.
  await page.goto(`/sign-in/code#${first}`)
  if (javaScriptEnabled !== false) {
    await expect(page.getByLabel('Enter the code')).toHaveValue(first)
    places.push(page.url())
  }
  await visitor.entersCode(otherThan(first))
  places.push(JSON.stringify(await pool.tableItems()))
  await clock.passes({ seconds: 31 })
  await page.getByRole('button', { name: 'Send the code again' }).click()
  await visitor.entersCode(first)
  await visitor.isHome(address)
  places.push(await page.content(), JSON.stringify(await context.cookies()))
  await visitor.signsOut()

  await clock.passes({ seconds: 31 })
  await visitor.asksForCode(address)
  codes.push(await visitor.readsCode(address))
  await visitor.entersCodeTooLate(codes[1] ?? '', () => clock.passes({ seconds: 601 }))
  codes.push(await visitor.readsCode(address))
  places.push(await page.content(), JSON.stringify(await context.cookies()))

  places.push(JSON.stringify(await pool.tableItems()), site.output())
  expect(new Set(codes).size).toBe(3)
  for (const code of codes) {
    for (const place of places) expect(place).not.toContain(code)
  }
})

test('no token ever reaches the browser', async ({ visitor, page, context, site }) => {
  const address = newAddress()
  const bodies: string[] = []
  page.on('response', async (response) => {
    if (response.status() < 300) bodies.push(await response.text().catch(() => ''))
  })
  await visitor.signsUp(address)
  await visitor.entersCode(await visitor.readsCode(address))
  await visitor.isHome(address)
  await page.reload()
  const seen = [...bodies, await page.content(), site.output(), JSON.stringify(await context.cookies())]
  // What every JWT and every encrypted refresh token of Cognito begins with, and how its session strings begin.
  for (const text of seen) expect(text).not.toMatch(/eyJ[A-Za-z0-9_-]{20}|AYABe[A-Za-z0-9+/_-]{20}/)
  for (const cookie of await context.cookies()) {
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  }
  expect(await page.evaluate(() => document.cookie)).toBe('')
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
})
