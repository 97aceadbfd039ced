import { directionOf, LANGUAGES, tagOf } from '#lib/language.ts'
import { FALLBACK_TRANSLATIONS } from '#lib/messages/fallback-translations.ts'
import { fill } from '#lib/messages/messages.ts'
import { issueOversizedTokens } from './support/accounts.ts'
import { withoutPort, withPort } from './support/cookie-names.ts'
import { visitorWho } from './support/forms.ts'
import { HttpVisitor, plainText } from './support/http-visitor.ts'
import { expect, test } from './support/test.ts'
import { newAddress, newestCode } from './support/visitor.ts'

test.use({
  mayComplain:
    /500 \(Internal Server Error\)|net::ERR_INTERNET_DISCONNECTED|React error #441|Failed to fetch|digest/,
})

test('an action that throws is answered by a page with a reference, which leads back to what was typed', async ({
  visitor,
  page,
  pool,
  site,
}) => {
  const address = newAddress()
  await visitor.signsUp(address)
  issueOversizedTokens(pool)
  const code = await visitor.readsCode(address)
  await visitor.sendsCode(code)
  await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeVisible()
  await expect(page).toHaveTitle(/^Error: /)
  await expect(page.getByText('signed-in cookie')).toHaveCount(0)
  const shown = await page.getByText('Error ID: ').textContent()
  const reference = /^Error ID: (\w{8,})$/.exec(shown ?? '')?.[1] ?? 'no reference'
  expect(site.output()).toContain(reference)
  await page.getByText('Try again', { exact: true }).click()
  await expect(page.getByLabel('Enter the code')).toHaveValue(code)
  delete pool.faults.cognito.instead
})

test('the page of an action that threw is in every language, and is shown to no one else', {
  tag: '@http',
}, async ({ site, pool }) => {
  issueOversizedTokens(pool)
  for (const language of LANGUAGES) {
    const address = newAddress()
    const visitor = await visitorWho('pending', site, pool, address)
    const spoken = { 'accept-language': language }
    const thrown = await visitor.submits(
      '/sign-in/code',
      'Sign in',
      { code: newestCode(pool, address) },
      spoken,
    )
    expect(thrown.status).toBe(303)
    const { pathname, search } = new URL(thrown.headers.get('location') ?? '', site.origin)
    const html = await (await visitor.get(pathname + search, spoken)).text()
    expect(html).toContain(`<html lang="${tagOf(language)}" dir="${directionOf(language)}"`)
    const { reference, ...words } = FALLBACK_TRANSLATIONS[language]
    for (const sentence of Object.values(words)) expect(plainText(html)).toContain(sentence)
    const [errorId = 'no id'] = /[0-9a-f]{8}/.exec(plainText(html)) ?? []
    expect(plainText(html)).toContain(plainText(fill(reference, { digest: errorId })))
    expect(html).not.toContain('signed-in cookie')
    expect((await visitor.get(pathname, spoken)).headers.get('location')).toBe('/')
    const stranger = new HttpVisitor(site.origin)
    await stranger.get('/sign-in')
    expect((await stranger.get(pathname + search)).headers.get('location')).toBe('/')
  }
  delete pool.faults.cognito.instead
})

test('what throws before any page is reached is worded, too, with the security headers', {
  tag: '@http',
}, async ({ site, pool, clock }) => {
  const visitor = await visitorWho('signed in', site, pool)
  await clock.passes({ seconds: 6 * 60 })
  issueOversizedTokens(pool)
  for (const language of LANGUAGES) {
    const answer = await visitor.get('/account?tab=name', { 'accept-language': language })
    const html = await answer.text()
    const words = FALLBACK_TRANSLATIONS[language]
    expect([answer.status, html]).toEqual([500, expect.stringContaining(`<html lang="${tagOf(language)}"`)])
    for (const sentence of [words.title, words.text]) expect(plainText(html)).toContain(sentence)
    expect(html).toContain(`<a href="/account?tab=name">${words.again}</a>`)
    const errorId = /\b[0-9a-f]{8}\b/.exec(plainText(html))?.[0] ?? 'no id'
    expect(site.output()).toContain(`Error ID ${errorId}:`)
    expect(html).not.toContain('signed-in')
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  }
  delete pool.faults.cognito.instead
})

test('an oversized cookie shows an error page that leads back', {
  tag: '@script',
}, async ({ visitor, page, context, pool, site }) => {
  const address = newAddress()
  await visitor.signsUp(address)
  issueOversizedTokens(pool)
  const code = await visitor.readsCode(address)
  await page.getByLabel('Enter the code').fill(code)
  await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeVisible()
  await expect(page).toHaveTitle(/^Error: /)
  expect((await context.cookies()).map(({ name }) => withoutPort(name, site.origin)).sort()).toEqual([
    'cookies',
    'pending-sign-in',
  ])
  expect(site.output()).toContain(`The ${withPort('signed-in', site.origin)} cookie would take`)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByLabel('Enter the code')).toHaveValue(code)
  delete pool.faults.cognito.instead
})

test('a fault of the deployment is said as what it is to the person, with the address kept', async ({
  page,
  pool,
  site,
}) => {
  const address = newAddress()
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(address)
  pool.faults.cognito.fail = {
    type: 'NotAuthorizedException',
    message: 'Unable to verify secret hash for client 1example23456789',
  }
  await page.getByRole('button', { name: 'Email me a code' }).click()
  await expect(page.getByText("We can't send codes right now.")).toBeVisible()
  await expect(page.getByLabel('Email address')).toHaveValue(address)
  delete pool.faults.cognito.fail
  expect(site.output()).toContain('{"event":"cognito-surprise","error":"NotAuthorizedException"')
})
