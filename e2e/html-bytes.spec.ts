import { visitorWho } from './support/forms.ts'
import { expectLightHtml } from './support/html-bytes.ts'
import { test } from './support/test.ts'

for (const [who, paths] of [
  ['anonymous', ['/sign-in', '/sign-up', '/help/no-code', '/signed-out', '/no-such-page']],
  ['pending', ['/sign-in', '/sign-up', '/sign-in/code']],
  ['signed in', ['/', '/account', '/account/delete', '/sign-in/reauthenticate', '/forbidden']],
] as const) {
  test(`no page of a visitor who is ${who} has more than 16 kB of HTML, 17.5 in letters of several bytes`, {
    tag: '@http',
  }, async ({ site, pool }) => {
    await expectLightHtml(await visitorWho(who, site, pool), paths)
  })
}
