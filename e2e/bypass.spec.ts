import { disableAccount } from './support/accounts.ts'
import { visitorWho } from './support/forms.ts'
import { formData, HttpVisitor } from './support/http-visitor.ts'
import { expect, test } from './support/test.ts'
import { newAddress } from './support/visitor.ts'

test('no way around the proxy shows a protected page', {
  tag: '@http',
}, async ({ site, pool, clock }) => {
  test.slow()
  const address = newAddress()
  const owner = await visitorWho('signed in', site, pool, address)
  const nameForm = await owner.form('/account', 'Save the name')
  const deleteForm = await owner.form('/account/delete', 'Delete my account')
  const stranger = new HttpVisitor(site.origin)
  await disableAccount(pool, address)
  await clock.passes({ seconds: 301 })

  const tricks: Record<string, string>[] = [
    {},
    { purpose: 'prefetch' },
    { 'next-router-prefetch': '1' },
    { rsc: '1' },
    { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
    { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
    { 'x-middleware-subrequest': 'src/proxy:src/proxy:src/proxy:src/proxy:src/proxy' },
    { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    { 'x-middleware-prefetch': '1' },
    { 'x-nextjs-data': '1' },
    { 'x-requested-path': '//evil.example' },
  ]
  const paths = ['/', '/account', '/account/delete'].flatMap((path) => [
    path,
    `${path}.rsc`,
    `${path}?_rsc=1`,
    `/.${path}`,
    `/${path}`,
    `${path}/`,
    `/_next/..${path}`,
    `/sign-in/..%2f${path}`,
    path.replace('account', '%61ccount'),
    path.toUpperCase(),
  ])
  for (const visitor of [stranger, owner]) {
    for (const path of paths) {
      for (const headers of tricks) {
        const answer = await visitor.copy().get(path, headers)
        const text = (await answer.text()) + (answer.headers.get('location') ?? '')
        const seen = { path, headers, status: answer.status }
        expect({ ...seen, shows: /signed in on this device since|delete my account/i.test(text) }).toEqual({
          ...seen,
          shows: false,
        })
        expect(text).not.toContain(address)
        expect(text).not.toContain('//evil.example')
      }
    }
  }
  for (const form of [nameForm, deleteForm]) {
    for (const path of ['/sign-in', '/signed-out', '/', '/account', '/nowhere']) {
      const answer = await stranger.copy().posts(path, formData(form, { name: 'Mallory' }))
      expect(await answer.text()).not.toContain('Your name was saved.')
      expect(answer.headers.get('location') ?? '').not.toContain('/signed-out?')
    }
  }
})
