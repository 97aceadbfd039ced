import { describe, expect, vi } from 'vitest'
import { browser } from '#lib/testing/next-request.ts'
import { signsUp } from '#lib/testing/signed-in-person.ts'
import { codeTest as it } from '#lib/testing/site-test.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))

/** More than an ID token's life. */
const MINUTES_OFF = 6

/** What the site says on its console while it works. */
async function noted<T>(work: () => Promise<T>) {
  const spies = (['warn', 'error'] as const).map((method) =>
    vi.spyOn(console, method).mockImplementation(() => {}),
  )
  const result = await work()
  const lines = spies.flatMap((spy) => spy.mock.calls.map(([line]) => JSON.parse(String(line))))
  for (const spy of spies) spy.mockRestore()
  return { result, lines }
}

describe('with a site clock that is minutes ahead', () => {
  it('a right code ends in a sentence, not in an error, and the log says by how much', async ({
    site,
    email,
  }) => {
    const { submitCode } = await import('./submit-code.ts')
    const { newPendingSignIn } = await import('#lib/session/pending-sign-in.ts')
    const { pendingAfterAnswer } = await import('./continue-sign-in.ts')
    site.passes({ seconds: -MINUTES_OFF * 60 })
    const { result: submitted, lines } = await noted(async () => {
      const pending = newPendingSignIn(email, await signsUp(email))
      const answer = await submitCode(pending, site.readsCode(email), {})
      if (answer.kind === 'signed-in') throw new Error('A token that is over was believed')
      return pendingAfterAnswer(pending, answer, '123456', {})
    })
    site.passes({ seconds: MINUTES_OFF * 60 })
    expect(submitted).toMatchObject({ notice: { kind: 'clock' }, parameters: { codeState: 'used' } })
    const seconds = lines.filter(({ event }) => event === 'clock-off').map(({ aheadSeconds }) => aheadSeconds)
    expect(seconds.length).toBeGreaterThan(0)
    for (const aheadSeconds of seconds) expect(Math.abs(aheadSeconds - MINUTES_OFF * 60)).toBeLessThan(30)
  })

  it('the page’s times are by that clock: the code lives ten minutes from its mail', async ({
    site,
    email,
  }) => {
    site.passes({ seconds: -MINUTES_OFF * 60 })
    const { result: requested } = await noted(() => signsUp(email))
    site.passes({ seconds: MINUTES_OFF * 60 })
    const { sentAt, expiresAt, resendAt } = requested.parameters
    expect(Math.abs(sentAt - Date.now() / 1000)).toBeLessThan(30)
    expect(expiresAt - sentAt).toBe(600)
    expect([30, 31]).toContain(resendAt - sentAt)
  })
})

describe('with a site clock that is minutes behind', () => {
  it('a right code signs in, and the sign-in is dated by the site’s clock', async ({ site, email }) => {
    const { submitCode } = await import('./submit-code.ts')
    const { newPendingSignIn } = await import('#lib/session/pending-sign-in.ts')
    const { completeSignIn } = await import('./submit-code.ts')
    const { readSession } = await import('#lib/session/session-cookie.ts')
    browser.isNew()
    site.passes({ seconds: MINUTES_OFF * 60 })
    await noted(async () => {
      const submitted = await submitCode(
        newPendingSignIn(email, await signsUp(email)),
        site.readsCode(email),
        {},
      )
      if (submitted.kind !== 'signed-in') throw new Error(submitted.kind)
      await completeSignIn(submitted, crypto.randomUUID())
    })
    site.passes({ seconds: -MINUTES_OFF * 60 })
    const session = await readSession()
    expect(Math.abs((session?.identity.signedInAtSeconds ?? 0) - Date.now() / 1000)).toBeLessThan(30)
  })
})
