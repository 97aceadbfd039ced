import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type EmailAddress, EmailAddressSchema } from '#lib/email-address.ts'
import { type SiteOnLocalPool, startSiteOnLocalPool } from '#lib/testing/site-on-local-pool.ts'

const PASSWORD = 'seven green ladders'
const OTHER = 'a bicycle in the rain'

const INTERNAL_ERROR = { type: 'InternalErrorException', message: 'x', status: 500 }

let site: SiteOnLocalPool
let email: EmailAddress

beforeAll(async () => {
  site = await startSiteOnLocalPool('password-and-code')
})

afterAll(async () => {
  await site.pool.close()
})

beforeEach(() => {
  email = EmailAddressSchema.parse(`${randomUUID()}@example.com`)
})

// What reads the environment is imported after the pool has set it.
const auth = async () => ({
  ...(await import('./charge-start.ts')),
  ...(await import('./confirm-address.ts')),
  ...(await import('./password-start.ts')),
  ...(await import('./pending-after.ts')),
  ...(await import('./request-again.ts')),
  ...(await import('./reset-password.ts')),
  ...(await import('./sign-up-with-password.ts')),
  ...(await import('./submit-code.ts')),
})

function cognitoCode(address: string): string {
  const mail = site.pool.inbox.messages(address).find(({ subject }) => subject.startsWith('Your code '))
  return />(\d{6})</.exec(mail?.html ?? '')?.[1] ?? 'no code'
}

async function confirmed(): Promise<void> {
  const { signUpWithPassword, confirmAddress } = await auth()
  expect(await signUpWithPassword(email, PASSWORD, {})).toEqual({ ok: true, value: 'new' })
  expect(await confirmAddress({ email, account: 'new' }, cognitoCode(email))).toBe('confirmed')
}

async function started() {
  const { startWithPassword, pendingFrom } = await auth()
  const challenge = await startWithPassword(email, PASSWORD, {})
  if (!challenge.ok) throw new Error(challenge.error.code)
  return pendingFrom(email, challenge.value)
}

describe('a start with a password', () => {
  it('that is right has a code mailed, which signs in', async () => {
    const { submitCode } = await auth()
    await confirmed()
    const pending = await started()
    expect(pending.parameters).toMatchObject({ delivery: 'sent', codeState: 'live' })
    expect(await submitCode(pending, site.readsCode(email), {})).toMatchObject({
      kind: 'signed-in',
      identity: { email },
    })
  })

  it('that is wrong, or of nobody, is refused alike and mails nothing', async () => {
    const { startWithPassword } = await auth()
    await confirmed()
    const mails = site.pool.inbox.messages(email).length
    const nobody = EmailAddressSchema.parse(`${randomUUID()}@example.com`)
    for (const who of [email, nobody]) {
      expect(await startWithPassword(who, OTHER, {})).toEqual({ ok: false, error: { code: 'wrong' } })
    }
    expect(site.pool.inbox.messages(email)).toHaveLength(mails)
    expect(site.pool.inbox.messages(nobody)).toEqual([])
  })

  it('says who never confirmed to the right password only', async () => {
    const { signUpWithPassword, startWithPassword } = await auth()
    await signUpWithPassword(email, PASSWORD, {})
    expect(await startWithPassword(email, OTHER, {})).toEqual({ ok: false, error: { code: 'wrong' } })
    expect(await startWithPassword(email, PASSWORD, {})).toEqual({
      ok: false,
      error: { code: 'not-confirmed' },
    })
  })

  it('says nothing of an unconfirmed account where Cognito tells it before the password was proven', async () => {
    const { startWithPassword } = await auth()
    site.pool.faults.cognito.fail = {
      operation: 'InitiateAuth',
      type: 'UserNotConfirmedException',
      message: 'User is not confirmed.',
    }
    expect(await startWithPassword(email, OTHER, {})).toEqual({ ok: false, error: { code: 'wrong' } })
    delete site.pool.faults.cognito.fail
  })

  it('is refused before the password is proven when its client address has begun too often', async () => {
    const { startWithPassword } = await auth()
    const client = { clientAddress: '192.0.2.44' }
    for (let start = 0; start < 20; start += 1) {
      const command = startWithPassword(email, OTHER, client)
      if (start === 19) await command
    }
    await vi.waitFor(async () => {
      expect(await startWithPassword(email, OTHER, client)).toMatchObject({ error: { code: 'limited' } })
    })
  })
})

describe("a code of Cognito's own", () => {
  it('is refused when its client address has begun too often, whatever account there is', async () => {
    const { requestConfirmationAgain, requestReset, chargeStart } = await auth()
    await confirmed()
    const client = { clientAddress: '192.0.2.55' }
    for (let start = 0; start < 19; start += 1) await chargeStart(email, client)
    expect(await requestReset(email, client)).toMatchObject({ ok: true })
    const nobody = EmailAddressSchema.parse(`${randomUUID()}@example.com`)
    const mails = site.pool.inbox.messages(email).length
    for (const who of [email, nobody]) {
      expect(await requestReset(who, client)).toMatchObject({ error: { code: 'limited' } })
      const proof = { email: who, account: 'new' } as const
      expect(await requestConfirmationAgain(proof, client)).toMatchObject({ error: { code: 'limited' } })
    }
    expect(site.pool.inbox.messages(email)).toHaveLength(mails)
    expect(await requestReset(email, { clientAddress: '192.0.2.56' })).toMatchObject({ ok: true })
  })

  it('beyond the mails of its address is not sent, and the answer is the ordinary one', async () => {
    const { requestReset } = await auth()
    await confirmed()
    const mails = () => site.pool.inbox.messages(email).length
    for (let asked = 0; asked < 3; asked += 1) await requestReset(email, {})
    await requestReset(email, {})
    expect(mails()).toBe(5)
    expect(await requestReset(email, {})).toEqual({ ok: true, value: undefined })
    expect(mails()).toBe(5)
  })

  it('that cannot be mailed is an outage', async () => {
    const { signUpWithPassword } = await auth()
    site.pool.faults.mail.error = 'Throttling'
    expect(await signUpWithPassword(email, PASSWORD, {})).toEqual({
      ok: false,
      error: { code: 'unavailable' },
    })
    delete site.pool.faults.mail.error
  })

  it('is not mailed for a password that everybody tries first, and only the limits know of it', async () => {
    const { signUpWithPassword, chargeStart } = await auth()
    const client = { clientAddress: '192.0.2.57' }
    for (let start = 0; start < 19; start += 1) await chargeStart(email, client)
    expect(await signUpWithPassword(email, 'Summer2026!!', client)).toMatchObject({
      error: { code: 'common' },
    })
    expect(await signUpWithPassword(email, 'Summer2026!!', client)).toMatchObject({
      error: { code: 'limited' },
    })
    expect(site.pool.inbox.messages(email)).toEqual([])
  })
})

describe('an open round behind a password', () => {
  it('has the code mailed again without the password: the same code, and no try counted', async () => {
    const { requestAgain, submitCode, pendingFrom } = await auth()
    await confirmed()
    const pending = await started()
    const code = site.readsCode(email)
    site.passes({ seconds: 31 })
    const again = await requestAgain(pending, {})
    if (!again.ok) throw new Error(again.error.code)
    expect(again.value.parameters).toMatchObject({ delivery: 'sent', triesLeft: 5 })
    expect(site.readsCode(email)).toBe(code)
    expect((await submitCode(pendingFrom(email, again.value), code, {})).kind).toBe('signed-in')
  })

  it('that was answered already cannot be used again, nor opened anew without the password', async () => {
    const { requestAgain, submitCode, pendingAfterAnswer } = await auth()
    await confirmed()
    const pending = await started()
    await submitCode(pending, '000000', {})
    expect(await requestAgain(pending, {})).toEqual({ ok: false, error: { code: 'ended' } })
    const replayed = await submitCode(pending, site.readsCode(email), {})
    expect(replayed.kind).toBe('interrupted')
    if (replayed.kind === 'signed-in') throw new Error('A session worked twice')
    const after = await pendingAfterAnswer(pending, replayed, '000000', {})
    expect(after.session).toBeUndefined()
    expect((await submitCode(after, site.readsCode(email), {})).kind).toBe('interrupted')
  })
})

describe('a sign-up with an address that has an account', () => {
  it('whose owner confirmed it leads to a new password, by two codes', async () => {
    const { signUpWithPassword, confirmAddress, startWithPassword } = await auth()
    await confirmed()
    expect(await signUpWithPassword(email, OTHER, {})).toEqual({ ok: true, value: 'confirmed' })
    const proof = { email, account: 'confirmed' } as const
    expect(await confirmAddress(proof, '000000')).toBe('wrong')
    const code = cognitoCode(email)
    expect(await confirmAddress(proof, code)).toBe('needs-password')
    expect(cognitoCode(email)).not.toBe(code)
    for (const password of [PASSWORD, OTHER]) {
      expect(await startWithPassword(email, password, {})).toMatchObject({ error: { code: 'wrong' } })
    }
  })

  it('says so when the code for the new password could not be mailed', async () => {
    const { signUpWithPassword, confirmAddress } = await auth()
    await signUpWithPassword(email, OTHER, {})
    await signUpWithPassword(email, PASSWORD, {})
    site.pool.faults.cognito.fail = { operation: 'ForgotPassword', ...INTERNAL_ERROR }
    expect(await confirmAddress({ email, account: 'unconfirmed' }, cognitoCode(email))).toBe('needs-code')
    delete site.pool.faults.cognito.fail
  })

  it('and whose owner stops half-way has nobody else’s password: the stranger gets nowhere', async () => {
    const { signUpWithPassword, confirmAddress, startWithPassword } = await auth()
    await signUpWithPassword(email, OTHER, {})
    await signUpWithPassword(email, PASSWORD, {})
    expect(await confirmAddress({ email, account: 'unconfirmed' }, cognitoCode(email))).toBe('needs-password')
    const mails = site.pool.inbox.messages(email).length
    for (const password of [OTHER, PASSWORD]) {
      expect(await startWithPassword(email, password, {})).toEqual({ ok: false, error: { code: 'wrong' } })
    }
    expect(site.pool.inbox.messages(email)).toHaveLength(mails)
  })

  it('whose first password could not be replaced still goes on to another one', async () => {
    const { signUpWithPassword, confirmAddress } = await auth()
    await signUpWithPassword(email, OTHER, {})
    await signUpWithPassword(email, PASSWORD, {})
    site.pool.faults.cognito.fail = { operation: 'AdminSetUserPassword', ...INTERNAL_ERROR }
    expect(await confirmAddress({ email, account: 'unconfirmed' }, cognitoCode(email))).toBe('needs-password')
    delete site.pool.faults.cognito.fail
  })

  it('is no dead end when the answer to its code got lost, in either case', async () => {
    const { signUpWithPassword, confirmAddress, requestConfirmationAgain } = await auth()
    for (const account of ['new', 'unconfirmed'] as const) {
      email = EmailAddressSchema.parse(`${randomUUID()}@example.com`)
      await signUpWithPassword(email, OTHER, {})
      if (account === 'unconfirmed') await signUpWithPassword(email, PASSWORD, {})
      site.pool.faults.cognito.lose = 'ConfirmSignUp'
      expect(await confirmAddress({ email, account }, cognitoCode(email))).toBe('unavailable')
      delete site.pool.faults.cognito.lose
      expect(await confirmAddress({ email, account }, cognitoCode(email))).toBe('owned')
      const code = cognitoCode(email)
      expect(await requestConfirmationAgain({ email, account }, {})).toEqual({ ok: true, value: 'confirmed' })
      expect(cognitoCode(email)).not.toBe(code)
      expect(await confirmAddress({ email, account: 'confirmed' }, cognitoCode(email))).toBe('needs-password')
    }
  })

  it('tells a stranger with a sign-up of their own nothing, once the owner has confirmed it', async () => {
    const { confirmAddress } = await auth()
    await confirmed()
    expect(await confirmAddress({ email, account: 'new' }, '000000')).toBe('owned')
  })

  it('takes a form that was sent twice in a row for one try', async () => {
    const { signUpWithPassword, confirmAddress } = await auth()
    await signUpWithPassword(email, PASSWORD, {})
    const twice = [1, 2].map(() => confirmAddress({ email, account: 'new' }, cognitoCode(email)))
    expect(await Promise.all(twice)).toEqual(['confirmed', 'confirmed'])
  })

  it('that somebody else began leads to a new password, too', async () => {
    const { signUpWithPassword, confirmAddress } = await auth()
    await signUpWithPassword(email, OTHER, {})
    expect(await signUpWithPassword(email, PASSWORD, {})).toEqual({ ok: true, value: 'unconfirmed' })
    expect(await confirmAddress({ email, account: 'unconfirmed' }, cognitoCode(email))).toBe('needs-password')
  })
})
