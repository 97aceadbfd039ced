import { FORMS, visitorWho } from './support/forms.ts'
import { formData } from './support/http-visitor.ts'
import { expect, test } from './support/test.ts'
import { newAddress } from './support/visitor.ts'

const FOREIGN: readonly { name: string; headers: Record<string, string> }[] = [
  { name: 'a foreign origin', headers: { origin: 'https://evil.example' } },
  { name: 'the null origin', headers: { origin: 'null' } },
  { name: 'an origin that begins like ours', headers: { origin: 'http://localhost.evil.example' } },
  {
    name: 'a foreign origin with forwarded headers to match',
    headers: { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', host: 'evil.example' },
  },
  { name: 'a cross-site fetch', headers: { 'sec-fetch-site': 'cross-site' } },
  { name: 'a same-site fetch', headers: { 'sec-fetch-site': 'same-site' } },
]

test('every action refuses foreign, null and missing origins before its body runs', {
  tag: '@http',
}, async ({ site, pool }) => {
  for (const { path, button, fields, who } of FORMS) {
    const address = newAddress()
    const visitor = await visitorWho(who, site, pool, address)
    const form = await visitor.form(path, button)
    const mails = pool.inbox.messages().length
    const before = new Map(visitor.cookies)
    for (const { name, headers } of FOREIGN) {
      const answer = await visitor.posts(path, formData(form, fields), headers)
      expect([path, button, name, answer.status]).toEqual([path, button, name, 403])
      expect(await answer.text()).toContain(site.origin)
    }
    const missing = await fetch(site.origin + path, { method: 'POST', body: formData(form, fields) })
    expect(missing.status).toBe(403)
    expect(pool.inbox.messages()).toHaveLength(mails)
    expect(visitor.cookies).toEqual(before)
    if (who === 'signed in') expect(await visitor.reads('/')).not.toContain('Mallory')
    if (who === 'signed in') expect(await visitor.isSignedIn()).toBe(true)
  }
})
