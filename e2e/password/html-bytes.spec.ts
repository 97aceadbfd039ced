import { expectLightHtml } from '../support/html-bytes.ts'
import { HttpVisitor } from '../support/http-visitor.ts'
import { test } from '../support/password-test.ts'
import { opensAccount, opensTemporaryAccount, PASSWORD, signsInWith } from '../support/password-visitor.ts'
import { newAddress, newestCode } from '../support/visitor.ts'

test('no page of the mode with passwords has more than 16 kB of HTML, 17.5 in letters of several bytes', {
  tag: '@http',
}, async ({ site, pool }) => {
  const address = newAddress()
  const owner = new HttpVisitor(site.origin)
  await expectLightHtml(owner, ['/sign-in', '/sign-up', '/forgot-password'])
  await opensAccount(owner, pool, address)
  const forgetful = new HttpVisitor(site.origin)
  await forgetful.submits('/forgot-password', 'Email me a code', { email: address })
  await expectLightHtml(forgetful, ['/forgot-password/reset'])
  const pending = new HttpVisitor(site.origin)
  await pending.submits('/sign-in', 'Sign in', { email: address, password: PASSWORD })
  await expectLightHtml(pending, ['/sign-in', '/sign-up', '/sign-in/code'])
  const stranger = new HttpVisitor(site.origin)
  await stranger.submits('/sign-up', 'Create an account', { email: newAddress(), password: PASSWORD })
  await expectLightHtml(stranger, ['/sign-up/confirm'])
  await signsInWith(owner, () => newestCode(pool, address), address)
  await expectLightHtml(owner, ['/account', '/account/password', '/sign-in/reauthenticate'])

  const invited = new HttpVisitor(site.origin)
  await opensTemporaryAccount(invited, pool, newAddress())
  await expectLightHtml(invited, ['/sign-in/new-password'])
})
