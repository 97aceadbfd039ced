import { expect, it } from 'vitest'
import { startDesk } from './testing/start-desk.ts'

const ANNA = 'anna@example.com'
const SINCE = new Date('2026-11-20T09:00:00Z')

it.each(['BOUNCE', 'COMPLAINT'] as const)(
  'a code that SES drops is explained: %s, since when, and what takes the address off',
  async (reason) => {
    const desk = await startDesk()
    await desk.caller.signUp(ANNA)
    desk.pool.faults.mail.suppressed = [{ email: ANNA, reason, since: SINCE }]
    const { ChallengeParameters } = await desk.caller.start(ANNA)
    expect(ChallengeParameters['delivery']).toBe('sent')
    expect(desk.pool.inbox.messages(ANNA)).toEqual([])
    desk.passes(60)
    const { isDone, text } = await desk.types('show', [ANNA])
    expect(isDone).toBe(true)
    expect(text).toContain(
      `Why a code may not come\n  - SES sends nothing to the address: it has been on the suppression list since 2026-11-20 09:00:00 UTC, with the reason ${reason}.`,
    )
    expect(text).toContain(
      'aws sesv2 delete-suppressed-destination --region us-east-1 --email-address anna@example.com\n',
    )
    expect(text).not.toContain('Nothing that is known here.')
  },
)

it('an address that is not on the list has no line about it', async () => {
  const desk = await startDesk()
  await desk.caller.signUp(ANNA)
  desk.pool.faults.mail.suppressed = [{ email: 'ben@example.com', reason: 'BOUNCE', since: SINCE }]
  const { text } = await desk.types('show', [ANNA])
  expect(text).toContain('  - Nothing that is known here.')
  expect(text).not.toContain('suppress')
})

it('without the right to look it up, the rest is shown, and the right is named', async () => {
  const desk = await startDesk()
  await desk.caller.signUp(ANNA)
  desk.pool.faults.mail.isSuppressionListDenied = true
  const { isDone, text } = await desk.types('show', [ANNA])
  expect(isDone).toBe(true)
  expect(text).toContain('CONFIRMED, enabled, email address not verified')
  expect(text).toContain('  - Nothing that is known here.')
  expect(text).toMatch(
    /- SES's suppression list could not be looked up\. AWS denied ses:GetSuppressedDestination \(AccessDeniedException: User: .*\)\. Use credentials that allow ses:GetSuppressedDestination; docs\/people\.md has the policy of an operator\.\n/,
  )
  expect(text).toMatch(/Wrong codes +0 of 15/)
})

it('an address with signs of a shell or of a URL is found, and quoted in the command', async () => {
  const desk = await startDesk()
  const email = "a`b`'c$d/e?f@example.com"
  await desk.caller.signUp(email)
  desk.pool.faults.mail.suppressed = [{ email, reason: 'BOUNCE', since: SINCE }]
  expect((await desk.types('show', [email])).text).toContain(
    "--email-address 'a`b`'\\''c$d/e?f@example.com'\n",
  )
})
