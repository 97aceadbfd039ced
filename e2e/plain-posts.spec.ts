import { HttpVisitor, plainText } from './support/http-visitor.ts'
import { expect, test } from './support/test.ts'

const FORMAT = 'Enter an email address in the format name@example.com'

test.describe('without script', { tag: '@http' }, () => {
  for (const path of ['/sign-in', '/sign-up', '/sign-in?next=%2Faccount']) {
    test(`a refused form on ${path} leads back to its page, which a reload shows again and posts nothing`, async ({
      site,
    }) => {
      const visitor = new HttpVisitor(site.origin)
      const refused = await visitor.submits(path, 'Email me a code', { email: 'anna@example' })
      expect(refused.status).toBe(303)
      const there = refused.headers.get('location') ?? ''
      expect(there).toMatch(new RegExp(`^${path.replace('?', '\\?')}[?&]answer=[0-9a-f-]{36}$`))
      for (let reload = 0; reload < 2; reload += 1) {
        const html = await visitor.reads(there)
        expect(plainText(html)).toContain(FORMAT)
        expect(html).toContain('value="anna@example"')
        expect(html).toContain('<title>Error: ')
      }
    })
  }

  test('the answer to a form is shown where its id stands, in the browser that got it', async ({ site }) => {
    const visitor = new HttpVisitor(site.origin)
    const refused = await visitor.submits('/sign-in', 'Email me a code', { email: 'anna@example' })
    const there = refused.headers.get('location') ?? ''
    const elsewhere = ['/sign-in', '/sign-in?answer=', `/sign-in?answer=${crypto.randomUUID()}`]
    for (const path of elsewhere) expect(plainText(await visitor.reads(path))).not.toContain(FORMAT)
    expect(plainText(await new HttpVisitor(site.origin).reads(there))).not.toContain(FORMAT)
  })

  test('a browser that keeps no cookies is answered at once', async ({ site }) => {
    const visitor = new HttpVisitor(site.origin)
    const form = await visitor.form('/sign-in', 'Email me a code')
    const body = new FormData()
    for (const [name, value] of form.hidden) body.append(name, value)
    body.append('email', 'anna@example')
    const answer = await new HttpVisitor(site.origin).posts('/sign-in', body)
    expect(answer.status).toBe(200)
    expect(plainText(await answer.text())).toContain(FORMAT)
  })
})
