import { describe, expect } from 'vitest'
import { listenToLog } from '#lib/testing/log-lines.ts'
import { INTERNAL_ERROR, passwordTest as it, OTHER, PASSWORD } from '#lib/testing/password-site.ts'
import { anotherAddress } from '#lib/testing/signed-in-person.ts'

const log = listenToLog()

describe('a start with a password', () => {
  it('that is right has a code mailed, which signs in', async ({ auth, site, email }) => {
    const { submitCode } = auth
    await site.signsUp(email)
    const pending = await site.starts(email)
    expect(pending.parameters).toMatchObject({ delivery: 'sent', codeState: 'live' })
    expect(await submitCode(pending, site.readsCode(email), {})).toMatchObject({
      kind: 'signed-in',
      identity: { email },
    })
  })

  it('that is wrong, or of an unknown address, gets the same refusal and sends nothing', async ({
    auth,
    site,
    email,
  }) => {
    const { signInWithPassword } = auth
    await site.signsUp(email)
    const mails = site.pool.inbox.messages(email).length
    const nobody = anotherAddress()
    for (const who of [email, nobody]) {
      expect(await signInWithPassword(who, OTHER, {})).toEqual({ ok: false, error: { code: 'wrong' } })
    }
    expect(log.outcomes().slice(-2)).toEqual(['password-submitted: wrong', 'password-submitted: wrong'])
    expect(site.pool.inbox.messages(email)).toHaveLength(mails)
    expect(site.pool.inbox.messages(nobody)).toEqual([])
  })

  it('says who never confirmed to the right password only', async ({ auth, email }) => {
    const { signUpWithPassword, signInWithPassword } = auth
    await signUpWithPassword(email, PASSWORD, {})
    expect(await signInWithPassword(email, OTHER, {})).toEqual({ ok: false, error: { code: 'wrong' } })
    expect(await signInWithPassword(email, PASSWORD, {})).toEqual({
      ok: false,
      error: { code: 'not-confirmed' },
    })
  })

  it('says nothing of an unconfirmed account where Cognito tells it before the password was proven', async ({
    auth,
    email,
    faults,
  }) => {
    const { signInWithPassword } = auth
    faults.cognito.fail = {
      operation: 'InitiateAuth',
      type: 'UserNotConfirmedException',
      message: 'User is not confirmed.',
    }
    expect(await signInWithPassword(email, OTHER, {})).toEqual({ ok: false, error: { code: 'wrong' } })
    expect(log.outcomes()).toContain('turned-away: not-confirmed')
  })

  it('is refused before the password is proven when its client address has begun too often', async ({
    auth,
    email,
  }) => {
    const { signInWithPassword } = auth
    const client = { clientAddress: '192.0.2.44' }
    await Promise.all(Array.from({ length: 20 }, () => signInWithPassword(email, OTHER, client)))
    expect(await signInWithPassword(email, OTHER, client)).toMatchObject({ error: { code: 'limited' } })
  })
})

describe('an open round behind a password', () => {
  it('has the code mailed again without the password: the same code, and no try counted', async ({
    auth,
    site,
    email,
  }) => {
    const { resendCode, submitCode, newPendingSignIn } = auth
    await site.signsUp(email)
    const pending = await site.starts(email)
    const code = site.readsCode(email)
    site.passes({ seconds: 31 })
    const again = await resendCode(pending, {})
    if (!again.ok) throw new Error(again.error.code)
    expect(log.outcomes().at(-1)).toBe('code-requested: accepted')
    expect(again.value.parameters).toMatchObject({ delivery: 'sent-again', triesLeft: 5 })
    expect(site.readsCode(email)).toBe(code)
    expect((await submitCode(newPendingSignIn(email, again.value), code, {})).kind).toBe('signed-in')
  })

  it('that was answered already cannot be used again, nor opened anew without the password', async ({
    auth,
    site,
    email,
  }) => {
    const { resendCode, submitCode, pendingAfterAnswer } = auth
    await site.signsUp(email)
    const pending = await site.starts(email)
    await submitCode(pending, '000000', {})
    expect(await resendCode(pending, {})).toEqual({ ok: false, error: { code: 'ended' } })
    const replayed = await submitCode(pending, site.readsCode(email), {})
    expect(replayed.kind).toBe('interrupted')
    if (replayed.kind === 'signed-in') throw new Error('A session worked twice')
    const after = await pendingAfterAnswer(pending, replayed, '000000', {})
    expect(after.session).toBeUndefined()
    expect((await submitCode(after, site.readsCode(email), {})).kind).toBe('interrupted')
  })

  it('cannot get a code while email is down, and stays open', async ({ auth, site, email, faults }) => {
    const { resendCode, pendingAfterResend, submitCode } = auth
    await site.signsUp(email)
    const pending = await site.starts(email)
    faults.cognito.fail = { operation: 'RespondToAuthChallenge', ...INTERNAL_ERROR }
    expect(await resendCode(pending, {})).toEqual({ ok: false, error: { code: 'unavailable' } })
    delete faults.cognito.fail
    expect((await submitCode(pending, site.readsCode(email), {})).kind).toBe('signed-in')
    const { session: _, ...closed } = pending
    expect(await resendCode(closed, {})).toEqual({ ok: false, error: { code: 'ended' } })
    expect(await pendingAfterResend({ ...closed, typed: '12' }, {})).toEqual({
      ...closed,
      typed: '12',
      notice: { kind: 'interrupted' },
    })
  })

  it('whose answer got lost in an outage is tried once more, without the password', async ({
    auth,
    site,
    email,
    faults,
  }) => {
    const { submitCode, pendingAfterAnswer } = auth
    await site.signsUp(email)
    const pending = await site.starts(email)
    faults.cognito.fail = { operation: 'RespondToAuthChallenge', ...INTERNAL_ERROR }
    const lost = await submitCode(pending, site.readsCode(email), {})
    delete faults.cognito.fail
    if (lost.kind !== 'unavailable') throw new Error(lost.kind)
    const after = await pendingAfterAnswer(pending, lost, '123', {})
    expect(after).toEqual({ ...pending, notice: { kind: 'unavailable' }, typed: '123' })
    expect((await submitCode(after, site.readsCode(email), {})).kind).toBe('signed-in')
  })
})
