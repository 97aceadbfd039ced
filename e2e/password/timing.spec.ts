import { formData, HttpVisitor } from '../support/http-visitor.ts'
import { expect, test } from '../support/password-test.ts'
import { cognitoMails, OTHER_PASSWORD, opensAccount, PASSWORD } from '../support/password-visitor.ts'
import { expectSameTime } from '../support/timing.ts'
import { newAddress } from '../support/visitor.ts'

const MAIL_MILLISECONDS = 300

for (const { path, button, fields } of [
  { path: '/sign-up', button: 'Create an account', fields: { password: PASSWORD } },
  { path: '/forgot-password', button: 'Email me a code', fields: {} },
]) {
  test(`with Cognito taking ${MAIL_MILLISECONDS} ms to mail, ${path} takes the same time for known and unknown`, {
    tag: '@http',
  }, async ({ site, pool, clock }) => {
    test.slow()
    const known = newAddress()
    await opensAccount(new HttpVisitor(site.origin), pool, known)
    const mails = cognitoMails(pool, known)
    pool.faults.mail.delayMs = MAIL_MILLISECONDS
    const rounds = await expectSameTime(
      (who) =>
        timeOfPost(site.origin, path, button, { ...fields, email: who === 'known' ? known : newAddress() }),
      () => clock.passes({ seconds: 3 * 3_600 }),
    )
    delete pool.faults.mail.delayMs
    expect(cognitoMails(pool, known) - mails).toBe(rounds)
  })
}

test('a wrong password and an unknown address take the same time', { tag: '@http' }, async ({
  site,
  pool,
  clock,
}) => {
  test.slow()
  const known = newAddress()
  await opensAccount(new HttpVisitor(site.origin), pool, known)
  await expectSameTime(
    (who) =>
      timeOfPost(site.origin, '/sign-in', 'Sign in', {
        email: who === 'known' ? known : newAddress(),
        password: OTHER_PASSWORD,
      }),
    // Cognito itself locks an account after some wrong passwords, for a while.
    () => clock.passes({ seconds: 3_601 }),
  )
})

/** Milliseconds until the form is answered. */
async function timeOfPost(
  origin: string,
  path: string,
  button: string,
  fields: Record<string, string>,
): Promise<number> {
  const visitor = new HttpVisitor(origin)
  const form = await visitor.form(path, button)
  const begun = performance.now()
  await visitor.posts(path, formData(form, fields))
  return performance.now() - begun
}
