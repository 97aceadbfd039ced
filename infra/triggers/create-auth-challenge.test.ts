import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createAuthChallenge } from './create-auth-challenge.ts'
import { policy } from './policy.ts'
import { SignIn, wrongFor } from './testing/sign-in.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

const ANNA = 'anna@example.com'

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers()
})

afterEach(async () => {
  await pool.stop()
})

describe('the mail', () => {
  it('carries the code from the configured sender to the one address of the account', async () => {
    const told = await pool.signIn(ANNA).start()
    const [mail] = pool.ses.mails
    expect(pool.ses.mails).toHaveLength(1)
    expect(mail?.message.from).toEqual({ name: 'App', address: 'no-reply@example.com' })
    expect(mail?.source).toBe('no-reply@example.com')
    expect(mail?.destinations).toEqual([ANNA])
    expect(mail?.message.to).toEqual([{ name: '', address: ANNA }])
    expect(mail?.message.subject).toMatch(/^\d{6} is your App code$/)
    expect(mail?.message.text).toContain('until 10:17 UTC')
    expect(told).toMatchObject({
      codeLength: 6,
      sender: 'App <no-reply@example.com>',
      codeState: 'live',
      triesLeft: 5,
      delivery: 'sent',
      sentAt: Math.floor(pool.time.now / 1000),
      expiresAt: Math.floor(pool.time.now / 1000) + 600,
      resendAt: Math.ceil(pool.time.now / 1000) + 30,
    })
  })

  it('comes from the brand, whatever its name, and the page shows it as a mail client does', async () => {
    for (const name of ['Café', '日本語', 'Acme, Inc.']) {
      const MAIL_FROM = `${name} <no-reply@example.com>`
      const branded = await startTriggers('code', { MAIL_FROM, APP_NAME: name })
      onTestFinished(branded.stop)
      expect(await branded.signIn(ANNA).start()).toMatchObject({ sender: MAIL_FROM })
      const { from, subject, headers } = branded.ses.mails[0]?.message ?? {}
      expect(from).toEqual({ name, address: 'no-reply@example.com' })
      expect(subject).toContain(`your ${name} code`)
      expect(headers).toContainEqual(
        expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
      )
    }
  })

  it('says how long its code works', async () => {
    await pool.signIn(ANNA).start()
    pool.passes(61)
    await pool.signIn(ANNA).start()
    const [first, second] = pool.ses.mails.map(({ message }) => message.text)
    expect(first).toContain('10 minutes')
    expect(second).toContain('9 minutes')
  })

  it('after a code whose tries are used up carries another one', async () => {
    const flow = pool.signIn(ANNA)
    await flow.start()
    const [code = ''] = pool.codesMailedTo(ANNA)
    for (let time = 0; time < policy.triesPerCode; time += 1) await flow.answer(wrongFor(code, time))
    pool.passes(31)
    expect(await pool.signIn(ANNA).start()).toMatchObject({ delivery: 'sent', triesLeft: 5 })
    expect(pool.codesMailedTo(ANNA).at(-1)).not.toBe(code)
  })

  it('goes to no second recipient, whatever the stored address says', async () => {
    for (const email of [
      'a@example.com,b@example.com',
      'a@example.com\r\nbcc: b@example.com',
      '"a b"@example.com',
    ]) {
      await pool.signIn(email).start()
    }
    expect(pool.ses.mails).toHaveLength(0)
  })

  it('a resend sends the same code and keeps its tries and lifetime', async () => {
    const first = await pool.signIn(ANNA).start()
    const [code = ''] = pool.codesMailedTo(ANNA)
    const early = pool.signIn(ANNA)
    await early.start()
    await early.answer(wrongFor(code))

    pool.passes(31)
    const later = pool.signIn(ANNA)
    const second = await later.start()
    expect(pool.codesMailedTo(ANNA)).toEqual([code, code])
    expect(second).toMatchObject({ delivery: 'sent-again', triesLeft: 4, expiresAt: first.expiresAt })
    expect(await later.answer(code)).toBe(true)
  })

  it('a resend makes a new code only when less than three minutes are left', async () => {
    await pool.signIn(ANNA).start()
    pool.passes(policy.codeLifetimeSeconds - policy.resendSameCodeForSeconds)
    await pool.signIn(ANNA).start()
    pool.passes(31)
    const third = pool.signIn(ANNA)
    const told = await third.start()
    const [first, second, fresh = ''] = pool.codesMailedTo(ANNA)
    expect(second).toBe(first)
    expect(fresh).not.toBe(first)
    expect(told).toMatchObject({ triesLeft: 5, expiresAt: Math.floor(pool.time.now / 1000) + 600 })
    expect(await third.answer(fresh)).toBe(true)
  })

  it('twenty starts for one address in any spelling send at most five emails an hour', async () => {
    const shapes = new Set<string>()
    for (let start = 0; start < 20; start++) {
      const told = await pool.signIn(start % 2 === 0 ? ANNA : 'Anna@EXAMPLE.com').start()
      shapes.add(Object.keys(told).sort().join())
      pool.passes(179)
    }
    expect(pool.ses.mails).toHaveLength(5)
    expect(shapes.size).toBe(1)
  })

  it('over the limit the page says when a code can be requested again, and then it is sent', async () => {
    const begin = Math.ceil(pool.time.now / 1000)
    for (let start = 0; start < 5; start++) {
      await pool.signIn(ANNA).start()
      pool.passes(60)
    }
    const told = await pool.signIn(ANNA).start()
    expect(told).toMatchObject({ delivery: 'limited', resendAt: begin + 3600, codeState: 'live' })
    pool.time.now = told.resendAt * 1000
    expect(await pool.signIn(ANNA).start()).toMatchObject({ delivery: 'sent' })
  })

  it('goes out twenty times a day at most', async () => {
    for (let start = 0; start < 25; start++) {
      await pool.signIn(ANNA).start()
      pool.passes(1200)
    }
    expect(pool.ses.mails).toHaveLength(20)
  })

  it('goes out once for twenty starts in parallel, and for every start after them', async () => {
    const told = await Promise.all(Array.from({ length: 20 }, () => pool.signIn(ANNA).start()))
    expect(pool.ses.mails).toHaveLength(1)
    expect(told.map(({ delivery }) => delivery).sort()).toEqual([...Array(19).fill('recent'), 'sent'])
  })

  it('goes out once for ten parallel resends and ten parallel renewals', async () => {
    await pool.signIn(ANNA).start()
    for (const seconds of [31, 600]) {
      pool.passes(seconds)
      await Promise.all(Array.from({ length: 10 }, () => pool.signIn(ANNA).start()))
    }
    expect(pool.ses.mails).toHaveLength(3)
  })

  it('is not sent by a later round of a flow', async () => {
    const flow = pool.signIn(ANNA)
    await flow.start()
    await flow.answer(wrongFor(pool.codesMailedTo(ANNA)[0]))
    pool.passes(60)
    expect(await flow.create()).toMatchObject({ delivery: 'recent', triesLeft: 4, codeState: 'live' })
    pool.passes(600)
    expect(await flow.create()).toMatchObject({ delivery: 'recent', codeState: 'expired' })
    expect(pool.ses.mails).toHaveLength(1)
  })
})

describe('with CODE_AT_START', () => {
  const atStart = () => {
    const environment = { ...pool.dependencies.environment, CODE_AT_START: 'true' as const }
    return {
      ...pool.triggers,
      CreateAuthChallenge: createAuthChallenge({ ...pool.dependencies, environment }),
    }
  }

  it('opening a flow mails the code, within the limits of the account', async () => {
    const flow = new SignIn(atStart(), ANNA, {})
    expect(await flow.open()).toMatchObject({ delivery: 'sent', codeState: 'live', triesLeft: '5' })
    expect(await new SignIn(atStart(), ANNA, {}).open()).toMatchObject({ delivery: 'recent' })
    expect(await flow.answer(pool.codesMailedTo(ANNA)[0] ?? '')).toBe(true)
  })

  it('a round that asks for the code just opened mails none', async () => {
    expect(await new SignIn(atStart(), ANNA, {}).start()).toMatchObject({ delivery: 'recent' })
    expect(pool.ses.mails).toHaveLength(1)
  })

  it('an address without an account gets the same words and no mail', async () => {
    const told = await new SignIn(atStart(), 'nobody@example.com', { isUnknown: true }).open()
    expect(told).toMatchObject({ delivery: 'sent', codeState: 'live' })
    expect(pool.ses.mails).toEqual([])
  })
})
