import { expect, test } from '@playwright/test'
import { startDevCommand } from './support/dev-command.ts'
import { HttpVisitor } from './support/http-visitor.ts'

const ANNA = 'anna@example.com'

test('`npm run dev` gives a site, a Cognito and an inbox, and signs people up', {
  tag: '@http',
}, async () => {
  test.setTimeout(180_000)
  const dev = await startDevCommand()
  try {
    await dev.showsFirstPage()
    const anna = new HttpVisitor(dev.origin)
    await anna.reads('/sign-up')
    await anna.submits('/sign-up', 'E-mail me a code', { email: ANNA })
    const mails = await (await fetch(`${dev.inbox}/api/messages?to=${ANNA}`)).text()
    const [, code = 'no code'] = /"subject":"(\d{6})/.exec(mails) ?? []
    await anna.entersCode(code)
    expect(await anna.isSignedIn()).toBe(true)
    expect(dev.output()).not.toContain(ANNA)
  } catch (error) {
    test.skip(
      /Another .* is already running/.test(dev.output()),
      'Your own `npm run dev` runs in this folder.',
    )
    throw error
  } finally {
    await dev.stop()
  }
})
