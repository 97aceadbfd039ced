import { formData, HttpVisitor } from '../support/http-visitor.ts'
import { expect, test } from '../support/password-test.ts'
import { cognitoMails, opensAccount, PASSWORD } from '../support/password-visitor.ts'
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
      (who) => timeOf(who === 'known' ? known : newAddress()),
      () => clock.passes({ seconds: 3 * 3_600 }),
    )
    delete pool.faults.mail.delayMs
    expect(cognitoMails(pool, known) - mails).toBe(rounds)

    async function timeOf(email: string): Promise<number> {
      const visitor = new HttpVisitor(site.origin)
      const form = await visitor.form(path, button)
      const begun = performance.now()
      await visitor.posts(path, formData(form, { ...fields, email }))
      return performance.now() - begun
    }
  })
}
