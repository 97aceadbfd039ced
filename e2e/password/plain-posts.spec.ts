import { HttpVisitor, plainText } from '../support/http-visitor.ts'
import { expect, test } from '../support/password-test.ts'
import {
  OTHER_PASSWORD,
  opensAccount,
  opensTemporaryAccount,
  PASSWORD,
  signsInWith,
} from '../support/password-visitor.ts'
import { newAddress, newestCode } from '../support/visitor.ts'

const SECRET = 'hunter2hunter2'

/** Forms with a password, what is wrong with them, and what the page says then. */
const REFUSED = [
  {
    path: '/sign-in',
    button: 'Sign in',
    fields: { email: 'a@example.com', password: SECRET },
    said: 'The email address or password is incorrect.',
  },
  {
    path: '/sign-up',
    button: 'Create an account',
    fields: { email: 'a@example', password: SECRET },
    said: 'Enter an email address in the format name@example.com',
  },
  {
    path: '/forgot-password/reset',
    button: 'Change the password',
    fields: { code: '12345', password: SECRET },
    said: 'You entered 5 digits. The code has 6.',
  },
  {
    path: '/sign-in/new-password',
    button: 'Change the password',
    fields: { password: SECRET },
    said: 'This password is common and easy to guess',
  },
  {
    path: '/account/password',
    button: 'Change the password',
    fields: { present: SECRET, password: OTHER_PASSWORD },
    said: 'Incorrect current password',
  },
]

test.describe('without script, in the mode with passwords', { tag: '@http' }, () => {
  for (const { path, button, fields, said } of REFUSED) {
    test(`a refused form on ${path} leads back to its page; no password is in its cookies or its text`, async ({
      site,
      pool,
    }) => {
      const visitor = new HttpVisitor(site.origin)
      const address = newAddress()
      if (path === '/sign-in/new-password') await opensTemporaryAccount(visitor, pool, address)
      else await opensAccount(visitor, pool, address)
      if (path === '/account/password') await signsInWith(visitor, () => newestCode(pool, address), address)
      if (path === '/forgot-password/reset') {
        await visitor.submits('/forgot-password', 'Email me a code', { email: address })
      }

      const refused = await visitor.submits(path, button, fields)
      expect(refused.status).toBe(303)
      const there = refused.headers.get('location') ?? ''
      expect(there).toMatch(new RegExp(`^${path}\\?answer=[0-9a-f-]{36}$`))
      for (let reload = 0; reload < 2; reload += 1) {
        const html = await visitor.reads(there)
        expect(plainText(html)).toContain(said)
        expect(html).toContain('<title>Error: ')
        expect(html).not.toContain(SECRET)
      }
    })
  }

  test('a name is saved, and the page says so once more on a reload', async ({ site, pool }) => {
    const visitor = new HttpVisitor(site.origin)
    const address = newAddress()
    await opensAccount(visitor, pool, address)
    await signsInWith(visitor, () => newestCode(pool, address), address, PASSWORD)
    const saved = await visitor.submits('/account', 'Save the name', { name: 'Anna' })
    expect(saved.status).toBe(303)
    const html = await visitor.reads(saved.headers.get('location') ?? '')
    expect(plainText(html)).toContain('Your name was saved.')
    expect(plainText(await visitor.reads('/account'))).not.toContain('Your name was saved.')
  })
})
