import { describe, expect } from 'vitest'
import { passwordTest as it, PASSWORD } from '#lib/testing/password-site.ts'
import { anotherAddress } from '#lib/testing/signed-in-person.ts'

describe("a code of Cognito's own", () => {
  it('is refused when its client address has begun too often, whatever account there is', async ({
    auth,
    site,
    email,
  }) => {
    const { requestConfirmationAgain, requestReset, consumeStartQuota } = auth
    await site.signsUp(email)
    const client = { clientAddress: '192.0.2.55' }
    for (let start = 0; start < 19; start += 1) await consumeStartQuota(email, client)
    expect(await requestReset(email, client)).toMatchObject({ ok: true })
    const nobody = anotherAddress()
    const mails = site.pool.inbox.messages(email).length
    for (const who of [email, nobody]) {
      expect(await requestReset(who, client)).toMatchObject({ error: { code: 'limited' } })
      const proof = { email: who, account: 'new' } as const
      expect(await requestConfirmationAgain(proof, client)).toMatchObject({ error: { code: 'limited' } })
    }
    expect(site.pool.inbox.messages(email)).toHaveLength(mails)
    expect(await requestReset(email, { clientAddress: '192.0.2.56' })).toMatchObject({ ok: true })
  })

  it('beyond the mails of its address is not sent, and the answer is the ordinary one', async ({
    auth,
    site,
    email,
  }) => {
    const { requestReset } = auth
    await site.signsUp(email)
    const mails = () => site.pool.inbox.messages(email).length
    for (let asked = 0; asked < 3; asked += 1) await requestReset(email, {})
    await requestReset(email, {})
    expect(mails()).toBe(5)
    expect(await requestReset(email, {})).toEqual({ ok: true, value: undefined })
    expect(mails()).toBe(5)
  })

  it('that cannot be mailed is an outage', async ({ auth, email, faults }) => {
    const { signUpWithPassword } = auth
    faults.mail.error = 'Throttling'
    expect(await signUpWithPassword(email, PASSWORD, {})).toEqual({
      ok: false,
      error: { code: 'unavailable' },
    })
  })

  it('is not sent for a common password, which only the limits count', async ({ auth, site, email }) => {
    const { signUpWithPassword, consumeStartQuota } = auth
    const client = { clientAddress: '192.0.2.57' }
    for (let start = 0; start < 19; start += 1) await consumeStartQuota(email, client)
    expect(await signUpWithPassword(email, 'Summer2026!!', client)).toMatchObject({
      error: { code: 'password', fault: 'common' },
    })
    expect(await signUpWithPassword(email, 'Summer2026!!', client)).toMatchObject({
      error: { code: 'limited' },
    })
    expect(site.pool.inbox.messages(email)).toEqual([])
  })
})
