import { HttpVisitor } from '../support/http-visitor.ts'
import { expect, test } from '../support/password-test.ts'
import { cognitoMails, opensAccount, PASSWORD } from '../support/password-visitor.ts'
import { newAddress } from '../support/visitor.ts'

/** Milliseconds: the floor's timer and the way back take a few; a mail takes three hundred. */
const TELLS_NOTHING = 60
const MAIL_MILLISECONDS = 300
const ROUNDS = 5

for (const { path, button, fields } of [
  { path: '/sign-up', button: 'Create an account', fields: { password: PASSWORD } },
  { path: '/forgot-password', button: 'E-mail me a code', fields: {} },
]) {
  test(`with Cognito taking ${MAIL_MILLISECONDS} ms to mail, ${path} takes the same time for known and unknown`, {
    tag: '@http',
  }, async ({ site, pool, clock }) => {
    const known = newAddress()
    await opensAccount(new HttpVisitor(site.origin), pool, known)
    const mails = cognitoMails(pool, known)
    pool.faults.mail.delayMs = MAIL_MILLISECONDS
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
    for (let round = 0; round < ROUNDS; round += 1) {
      await clock.passes({ seconds: 3_601 })
      times.known.push(await timeOf(known))
      times.unknown.push(await timeOf(newAddress()))
    }
    delete pool.faults.mail.delayMs
    expect(cognitoMails(pool, known) - mails).toBe(ROUNDS)
    expect(Math.abs(median(times.known) - median(times.unknown))).toBeLessThan(TELLS_NOTHING)

    async function timeOf(email: string): Promise<number> {
      const visitor = new HttpVisitor(site.origin)
      const form = await visitor.form(path, button)
      const body = new FormData()
      for (const [name, value] of form.hidden) body.append(name, value)
      for (const [name, value] of Object.entries({ ...fields, email })) body.append(name, value)
      const begun = performance.now()
      await visitor.posts(path, body)
      return performance.now() - begun
    }
  })
}

function median(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN
}
