import { readFile } from 'node:fs/promises'
import { offers } from '#lib/testing/offers.ts'
import { disableAccount } from '../support/accounts.ts'
import { formData, HttpVisitor, plainText } from '../support/http-visitor.ts'
import { expect, test } from '../support/password-test.ts'
import {
  newestCognitoCode,
  OTHER_PASSWORD,
  opensAccount,
  opensTemporaryAccount,
  PASSWORD,
} from '../support/password-visitor.ts'
import { cookiesSetBy, EXTREME_PATHS, returnPathIn } from '../support/return-paths.ts'
import { newAddress, newestCode } from '../support/visitor.ts'

test.describe('in the mode with passwords', { tag: '@http' }, () => {
  test('a wrong password reads the same for known, unknown, unconfirmed and disabled addresses', async ({
    site,
    pool,
  }) => {
    const [known, unknown, unconfirmed, disabled] = [newAddress(), newAddress(), newAddress(), newAddress()]
    await opensAccount(new HttpVisitor(site.origin), pool, known)
    await opensAccount(new HttpVisitor(site.origin), pool, disabled)
    await disableAccount(pool, disabled)
    await new HttpVisitor(site.origin).submits('/sign-up', 'Create an account', {
      email: unconfirmed,
      password: PASSWORD,
    })
    const sights: unknown[] = []
    for (const address of [known, unknown, unconfirmed, disabled]) {
      const visitor = new HttpVisitor(site.origin)
      let where = '/sign-in'
      // The second time in a row, the sentence names a possible reason, whatever the account.
      for (let time = 0; time < 2; time += 1) {
        const answer = await visitor.submits(where, 'Sign in', { email: address, password: OTHER_PASSWORD })
        where = answer.headers.get('location') ?? 'nowhere'
        const text = plainText(await visitor.reads(where)).replaceAll(address, 'ADDRESS')
        const lengths = [...visitor.cookies].map(([name, value]) => [name, value.length])
        sights.push([time, answer.status, text, lengths])
      }
    }
    sights.forEach((sight, index) => {
      expect(sight).toEqual(sights[index % 2])
    })
    expect(JSON.stringify(sights[0])).toContain('The email address or password is incorrect.')
    expect(JSON.stringify(sights[0])).not.toContain('After too many attempts')
    expect(JSON.stringify(sights[1])).toContain('After too many attempts')
  })

  for (const [path, button, fields] of [
    ['/sign-up', 'Create an account', { password: PASSWORD }],
    ['/forgot-password', 'Email me a code', {}],
    ['/sign-in', 'Sign in', { password: OTHER_PASSWORD }],
  ] as const) {
    test(`one post on ${path} tells nothing by its cookies, wherever the visitor wants to go`, async ({
      site,
      pool,
      clock,
    }) => {
      const [known, unconfirmed, disabled] = [newAddress(), newAddress(), newAddress()]
      await opensAccount(new HttpVisitor(site.origin), pool, known)
      await opensAccount(new HttpVisitor(site.origin), pool, disabled)
      await disableAccount(pool, disabled)
      const start = { email: unconfirmed, password: PASSWORD }
      await new HttpVisitor(site.origin).submits('/sign-up', 'Create an account', start)
      const addresses = [known, newAddress(), unconfirmed, disabled]
      for (const next of EXTREME_PATHS) {
        await clock.passes({ seconds: 3_601 })
        const started = addresses.map((email) => {
          const visitor = new HttpVisitor(site.origin)
          return cookiesSetBy(visitor, () => visitor.submits(path, button, { email, next, ...fields }))
        })
        const [ofKnown, ...others] = await Promise.all(started)
        for (const other of others) expect(other, next).toEqual(ofKnown)
      }
    })
  }

  test('the way back survives sign-up, wrong codes, resends, a forgotten password and another language', async ({
    site,
    pool,
    clock,
  }) => {
    const visitor = new HttpVisitor(site.origin)
    const email = newAddress()
    const next = '/account?from=mail'
    await visitor.submits('/sign-up', 'Create an account', { email, password: PASSWORD, next })
    await visitor.submits('/sign-up/confirm', 'Confirm', { code: '000000' })
    if (offers('de', 'en')) {
      await visitor.submits('/sign-up/confirm', 'Deutsch', { language: 'de' })
      await visitor.submits('/sign-up/confirm', 'English', { language: 'en' })
    }
    await clock.passes({ seconds: 61 })
    await visitor.submits('/sign-up/confirm', 'Send the code again')
    await visitor.submits('/sign-up/confirm', 'Confirm', { code: newestCognitoCode(pool, email) })
    expect(await returnPathIn(visitor, '/sign-in', 'Sign in')).toBe(next)
    await visitor.submits('/forgot-password', 'Email me a code', { email })
    const code = newestCognitoCode(pool, email)
    await visitor.submits('/forgot-password/reset', 'Change the password', { code, password: OTHER_PASSWORD })
    await visitor.submits('/sign-in', 'Sign in', { email, password: OTHER_PASSWORD })
    await visitor.submits('/sign-in', 'Start again')
    await clock.passes({ seconds: 31 })
    await visitor.submits('/sign-in', 'Sign in', { email, password: OTHER_PASSWORD })
    const signedIn = await visitor.submits('/sign-in/code', 'Sign in', { code: newestCode(pool, email) })
    expect(signedIn.headers.get('location')).toBe(next)
    expect(visitor.cookies.has('return-path')).toBe(false)
  })

  test('password mode needs the password and the code', async ({ site, pool }) => {
    const address = newAddress()
    await opensAccount(new HttpVisitor(site.origin), pool, address)
    const thief = new HttpVisitor(site.origin)
    await thief.submits('/sign-in', 'Sign in', { email: address, password: PASSWORD })
    expect(await thief.isSignedIn()).toBe(false)
    for (const path of ['/', '/account', '/account/password']) {
      expect((await thief.get(path)).status).toBe(307)
    }
    const unproven = new HttpVisitor(site.origin)
    await unproven.submits('/sign-in', 'Sign in', { email: address, password: OTHER_PASSWORD })
    expect((await unproven.get('/sign-in/code')).headers.get('location')).toBe('/sign-in')
    expect(pool.inbox.messages(address).filter(({ subject }) => /^\d{6}/.test(subject))).toHaveLength(1)
  })

  test('a code or a confirmation of A never works for B', async ({ site, pool }) => {
    const [anna, bert] = [newAddress(), newAddress()]
    const [annas, berts] = [new HttpVisitor(site.origin), new HttpVisitor(site.origin)]
    await opensAccount(annas, pool, anna)
    await berts.submits('/sign-up', 'Create an account', { email: bert, password: PASSWORD })
    await annas.submits('/forgot-password', 'Email me a code', { email: anna })
    const annasCode = newestCognitoCode(pool, anna)
    expect(await berts.submitsAndReads('/sign-up/confirm', 'Confirm', { code: annasCode })).toContain(
      'That code isn',
    )
    await annas.submits('/sign-in', 'Sign in', { email: anna, password: PASSWORD })
    await berts.submits('/sign-up/confirm', 'Confirm', { code: newestCognitoCode(pool, bert) })
    await berts.submits('/sign-in', 'Sign in', { email: bert, password: PASSWORD })
    expect(await berts.entersCode(newestCode(pool, anna))).toContain('That code isn')
    expect(await berts.isSignedIn()).toBe(false)
  })

  for (const [path, name] of [
    ['/sign-in', 'requestCodeAction'],
    ['/sign-up', 'signUpAction'],
  ] as const) {
    test(`${name} of the other mode starts nothing and sends nothing`, async ({ site, pool }) => {
      const visitor = new HttpVisitor(site.origin)
      const address = newAddress()
      const headers = { 'next-action': await actionId(name) }
      const body = new FormData()
      body.append('1_email', address)
      body.append('0', '[{"status":"idle","email":""},"$K1"]')
      const answer = await visitor.posts(path, body, headers)
      expect(answer.status).toBe(404)
      expect(pool.inbox.messages(address)).toEqual([])
      // Had it created an account, this would be the second one.
      await opensAccount(visitor, pool, address)
      expect(pool.inbox.messages(address)).toHaveLength(1)
    })
  }

  for (const { path, button, fields } of [
    { path: '/sign-in', button: 'Sign in', fields: { email: 'a@example.com', password: PASSWORD } },
    { path: '/sign-up', button: 'Create an account', fields: { email: 'a@example.com', password: PASSWORD } },
    { path: '/sign-up/confirm', button: 'Confirm', fields: { code: '123456' } },
    { path: '/sign-up/confirm', button: 'Send the code again', fields: {} },
    { path: '/forgot-password', button: 'Email me a code', fields: { email: 'a@example.com' } },
    {
      path: '/forgot-password/reset',
      button: 'Change the password',
      fields: { code: '123456', password: PASSWORD },
    },
    { path: '/forgot-password/reset', button: 'Send the code again', fields: {} },
    { path: '/sign-in/new-password', button: 'Change the password', fields: { password: PASSWORD } },
  ]) {
    test(`"${button}" on ${path} refuses foreign origins and survives malformed bodies`, async ({
      site,
      pool,
    }) => {
      const visitor = new HttpVisitor(site.origin)
      const address = newAddress()
      if (path === '/sign-up/confirm') {
        await visitor.submits('/sign-up', 'Create an account', { email: address, password: PASSWORD })
      }
      if (path === '/forgot-password/reset') {
        await visitor.submits('/forgot-password', 'Email me a code', { email: address })
      }
      if (path === '/sign-in/new-password') await opensTemporaryAccount(visitor, pool, address)
      const form = await visitor.form(path, button)
      const mails = pool.inbox.messages().length
      for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
        expect((await visitor.posts(path, formData(form, fields), headers)).status).toBe(403)
      }
      expect(pool.inbox.messages()).toHaveLength(mails)
      const actionId = /[0-9a-f]{40,}/.exec(JSON.stringify(form.hidden))?.[0] ?? 'no action id'
      for (const body of ['[]', '[null]', '["x",{"a":1}]', '[{"__proto__":{"a":1}}]', '{']) {
        const headers = { 'next-action': actionId, 'content-type': 'text/plain' }
        const text = await (await visitor.copy().posts(path, body, headers)).text()
        expect(text).not.toMatch(/\bat [\w.<>]+ \(|node_modules|TypeError/)
      }
      const files = formData(form, {})
      for (const name of ['email', 'password', 'code']) files.append(name, new File(['x'], 'x'))
      expect((await visitor.copy().posts(path, files)).status).toBeLessThan(500)
    })
  }
})

/** The id of an action in this build, as a page of the other mode shows it. */
async function actionId(name: string): Promise<string> {
  const manifest = await readFile('.next/server/server-reference-manifest.json', 'utf8')
  const id = new RegExp(`"([0-9a-f]{42})": \\{(?:(?!"[0-9a-f]{42}":)[^])*?"exportedName": "${name}"`).exec(
    manifest,
  )
  if (id?.[1] === undefined) throw new Error(`There is no ${name} in this build`)
  return id[1]
}
