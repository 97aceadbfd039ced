import { SESClient } from '@aws-sdk/client-ses'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accountKey } from './account-key.ts'
import { createAuthChallenge } from './create-auth-challenge.ts'
import { newLease } from './mail-lease.ts'
import { policy } from './policy.ts'
import { startCode } from './start-code.ts'
import { readItem } from './table.ts'
import { SignIn } from './testing/sign-in.ts'
import { TABLE_NAME } from './testing/start-table.ts'
import { environment, startTriggers, type Triggers } from './testing/start-triggers.ts'
import { wrongFor } from './testing/wrong-code.ts'

const ANNA = 'anna@example.com'

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers()
})

afterEach(async () => {
  await pool.stop()
})

function accountOf(email: string) {
  const key = accountKey(environment.CODE_SECRET, { userName: email, request: {} })
  return { table: { dynamodb: pool.dependencies.dynamodb, name: TABLE_NAME }, key }
}

async function itemOf(email: string) {
  const { table, key } = accountOf(email)
  return readItem(table, key)
}

describe('the mail', () => {
  it('carries the code from the configured sender to the one address of the account', async () => {
    const told = await pool.signIn(ANNA).create()
    const [form] = pool.ses.forms
    expect(pool.ses.forms).toHaveLength(1)
    expect(form?.get('Source')).toBe('App <no-reply@example.com>')
    expect(form?.getAll('Destination.ToAddresses.member.1')).toEqual([ANNA])
    expect(form?.get('Destination.ToAddresses.member.2')).toBeNull()
    expect(form?.get('Message.Subject.Data')).toMatch(/^\d{6} is your App code$/)
    expect(form?.get('Message.Body.Text.Data')).toContain('until 10:17 UTC')
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

  it('goes to no second recipient, whatever the stored address says', async () => {
    for (const email of [
      'a@example.com,b@example.com',
      'a@example.com\r\nbcc: b@example.com',
      '"a b"@example.com',
    ]) {
      await pool.signIn(email).create()
    }
    expect(pool.ses.forms).toHaveLength(0)
  })

  it('Promise 4: a resend keeps tries and lifetime, and both mails carry the code that works', async () => {
    const first = await pool.signIn(ANNA).create()
    const [code = ''] = pool.codesMailedTo(ANNA)
    const early = pool.signIn(ANNA)
    await early.create()
    await early.answer(wrongFor(code))

    pool.passes(31)
    const later = pool.signIn(ANNA)
    const second = await later.create()
    expect(pool.codesMailedTo(ANNA)).toEqual([code, code])
    expect(second).toMatchObject({ delivery: 'sent', triesLeft: 4, expiresAt: first.expiresAt })
    expect(await later.answer(code)).toBe(true)
  })

  it('Promise 4: the code changes only when less than three minutes of it are left', async () => {
    await pool.signIn(ANNA).create()
    pool.passes(policy.codeLifetimeSeconds - policy.resendSameCodeForSeconds)
    await pool.signIn(ANNA).create()
    pool.passes(31)
    const third = pool.signIn(ANNA)
    const told = await third.create()
    const [first, second, fresh = ''] = pool.codesMailedTo(ANNA)
    expect(second).toBe(first)
    expect(fresh).not.toBe(first)
    expect(told).toMatchObject({ triesLeft: 5, expiresAt: Math.floor(pool.time.now / 1000) + 600 })
    expect(await third.answer(fresh)).toBe(true)
  })

  it('Promise 6: twenty starts for one address in every spelling send at most five mails in an hour, and every page looks the same', async () => {
    const shapes = new Set<string>()
    for (let start = 0; start < 20; start++) {
      const told = await pool.signIn(start % 2 === 0 ? ANNA : 'Anna@EXAMPLE.com').create()
      shapes.add(Object.keys(told).sort().join())
      pool.passes(179)
    }
    expect(pool.ses.forms).toHaveLength(5)
    expect(shapes.size).toBe(1)
  })

  it('Promise 6: over the limit the page says when a code can be asked for again, and then it is sent', async () => {
    const begin = Math.ceil(pool.time.now / 1000)
    for (let start = 0; start < 5; start++) {
      await pool.signIn(ANNA).create()
      pool.passes(60)
    }
    const told = await pool.signIn(ANNA).create()
    expect(told).toMatchObject({ delivery: 'limited', resendAt: begin + 3600, codeState: 'live' })
    pool.time.now = told.resendAt * 1000
    expect(await pool.signIn(ANNA).create()).toMatchObject({ delivery: 'sent' })
  })

  it('goes out ten times a day at most', async () => {
    for (let start = 0; start < 15; start++) {
      await pool.signIn(ANNA).create()
      pool.passes(1200)
    }
    expect(pool.ses.forms).toHaveLength(10)
  })

  it('goes out once for twenty starts in parallel, and for every start after them', async () => {
    const told = await Promise.all(Array.from({ length: 20 }, () => pool.signIn(ANNA).create()))
    expect(pool.ses.forms).toHaveLength(1)
    expect(told.map(({ delivery }) => delivery).sort()).toEqual([...Array(19).fill('recent'), 'sent'])
  })

  it('goes out once for ten parallel resends and ten parallel renewals', async () => {
    await pool.signIn(ANNA).create()
    for (const seconds of [31, 600]) {
      pool.passes(seconds)
      await Promise.all(Array.from({ length: 10 }, () => pool.signIn(ANNA).create()))
    }
    expect(pool.ses.forms).toHaveLength(3)
  })

  it('is not sent again by a start that follows a success at once', async () => {
    const flow = pool.signIn(ANNA)
    await flow.create()
    pool.passes(60)
    await flow.answer(pool.codesMailedTo(ANNA)[0] ?? '')
    expect(await pool.signIn(ANNA).create()).toMatchObject({ delivery: 'recent' })
    pool.passes(policy.quietAfterSuccessSeconds)
    expect(await pool.signIn(ANNA).create()).toMatchObject({
      delivery: 'sent',
      codeState: 'live',
      triesLeft: 5,
    })
    expect(new Set(pool.codesMailedTo(ANNA)).size).toBe(2)
  })

  it('is not sent by a later round of a flow', async () => {
    const flow = pool.signIn(ANNA)
    await flow.create()
    await flow.answer(wrongFor(pool.codesMailedTo(ANNA)[0]))
    pool.passes(60)
    expect(await flow.create()).toMatchObject({ delivery: 'recent', triesLeft: 4, codeState: 'live' })
    pool.passes(600)
    expect(await flow.create()).toMatchObject({ delivery: 'recent', codeState: 'expired' })
    expect(pool.ses.forms).toHaveLength(1)
  })
})

describe('Promise 7: CreateAuthChallenge called again for one start', () => {
  it('three times sends one mail', async () => {
    const flow = pool.signIn(ANNA)
    const told = [await flow.create(), await flow.create(), await flow.create()]
    expect(pool.ses.forms).toHaveLength(1)
    expect(told.map(({ delivery }) => delivery)).toEqual(['sent', 'recent', 'recent'])
  })

  it('while the first call still mails, sends nothing', async () => {
    await startCode(newLease(accountOf(ANNA).table, accountOf(ANNA).key), pool.dependencies.clock)
    pool.passes(policy.mailLeaseSeconds - 1)
    expect(await pool.signIn(ANNA).create()).toMatchObject({ delivery: 'recent' })
    expect(pool.ses.forms).toHaveLength(0)
  })

  it('after a crash before sending, sends it, out of the same place in the budget', async () => {
    // What a killed invocation leaves behind: everything up to the lease, and nothing after it.
    await startCode(newLease(accountOf(ANNA).table, accountOf(ANNA).key), pool.dependencies.clock)
    pool.passes(policy.mailLeaseSeconds)
    const told = await Promise.all([1, 2, 3].map(() => pool.signIn(ANNA).create()))
    expect(pool.ses.forms).toHaveLength(1)
    expect(told.filter(({ delivery }) => delivery === 'sent')).toHaveLength(1)
    const item = await itemOf(ANNA)
    expect(item?.['mails']?.L).toHaveLength(1)
    expect(item?.['leaseId']).toBeUndefined()
  })

  it('after a crash long ago, mails a fresh code', async () => {
    await startCode(newLease(accountOf(ANNA).table, accountOf(ANNA).key), pool.dependencies.clock)
    pool.passes(policy.codeLifetimeSeconds + 1)
    const flow = pool.signIn(ANNA)
    expect(await flow.create()).toMatchObject({ delivery: 'sent', codeState: 'live' })
    expect(await flow.answer(pool.codesMailedTo(ANNA)[0] ?? '')).toBe(true)
  })

  it('after SES rejected, throws without a word of it, and the next call sends', async () => {
    pool.ses.state.behaviour = 'rejects'
    const refused = pool.signIn(ANNA).create()
    await expect(refused).rejects.toThrow(/^MailUnavailable$/)
    await expect(refused).rejects.toMatchObject({ reason: 'MessageRejected' })
    await refused.catch((error: unknown) => expect(JSON.stringify(error)).not.toContain('anna'))
    pool.ses.state.behaviour = 'accepts'
    const flow = pool.signIn(ANNA)
    expect(await flow.create()).toMatchObject({ delivery: 'sent' })
    expect(await flow.answer(pool.codesMailedTo(ANNA)[0] ?? '')).toBe(true)
  })

  it('while SES hangs, gives up before its lease runs out, and the next call sends', async () => {
    pool.ses.state.behaviour = 'hangs'
    // Almost all of the lease has passed when the mail is about to leave: 50 ms are left of it.
    const late = policy.mailLeaseSeconds * 1000 - policy.mailLeaseReserveMilliseconds - 50
    const begin = pool.time.now
    let calls = 0
    const clock = () => begin + (calls++ === 0 ? 0 : late)
    const triggers = {
      ...pool.triggers,
      CreateAuthChallenge: createAuthChallenge({ ...pool.dependencies, clock }),
    }
    await expect(new SignIn(triggers, ANNA, {}).create()).rejects.toThrow(/^MailUnavailable$/)
    pool.ses.state.behaviour = 'accepts'
    expect(await pool.signIn(ANNA).create()).toMatchObject({ delivery: 'sent' })
  })

  it('with no mail service to connect to, throws and gives the place back', async () => {
    const ses = new SESClient({
      region: 'us-east-1',
      credentials: CREDENTIALS,
      endpoint: CLOSED,
      maxAttempts: 1,
    })
    const triggers = {
      ...pool.triggers,
      CreateAuthChallenge: createAuthChallenge({ ...pool.dependencies, ses }),
    }
    await expect(new SignIn(triggers, ANNA, {}).create()).rejects.toThrow(/^MailUnavailable$/)
    expect((await itemOf(ANNA))?.['mails']?.L).toEqual([])
  })
})

const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' }
const CLOSED = 'http://127.0.0.1:1'

describe('an address without an account', () => {
  it('gets the same words, the same table work and no mail', async () => {
    const told: unknown[] = []
    const work: string[][] = []
    for (const isUnknown of [false, true]) {
      pool.table.requests.length = 0
      const flow = pool.signIn(isUnknown ? 'nobody@example.com' : ANNA, { isUnknown })
      told.push([await flow.create(), await flow.create()])
      await flow.answer('000000')
      told.push(await flow.create())
      work.push([...pool.table.requests])
    }
    expect(told[2]).toEqual(told[0])
    expect(told[3]).toEqual(told[1])
    expect(work[1]).toEqual(work[0])
    expect(work[0]?.length).toBeGreaterThan(3)
    expect(pool.codesMailedTo('nobody@example.com')).toEqual([])
  })

  it('meets the same limits at the same times', async () => {
    const told = new Map<boolean, unknown[]>()
    for (const isUnknown of [false, true]) {
      const begin = pool.time.now
      const heard: unknown[] = []
      for (let start = 0; start < 8; start++) {
        heard.push(await pool.signIn(isUnknown ? 'nobody@example.com' : ANNA, { isUnknown }).create())
        pool.passes(start % 2 === 0 ? 20 : 40)
      }
      told.set(isUnknown, heard)
      pool.time.now = begin
    }
    expect(told.get(true)).toEqual(told.get(false))
  })
})

describe('the table', () => {
  it('holds no code and no address, and sweeps nothing that a limit still needs', async () => {
    await pool.signIn(ANNA).create()
    const item = await itemOf(ANNA)
    const written = JSON.stringify(item)
    expect(written).not.toContain(pool.codesMailedTo(ANNA)[0])
    expect(written).not.toContain('anna')
    expect(Number(item?.['sweepAt']?.N)).toBeGreaterThanOrEqual(pool.time.now / 1000 + 86_400)
  })

  it('keeps its logs short over months of sign-ins', async () => {
    for (let day = 0; day < 25; day++) {
      await pool.signIn(ANNA).create()
      pool.passes(86_400)
    }
    expect((await itemOf(ANNA))?.['mails']?.L?.length).toBeLessThanOrEqual(20)
    expect(pool.ses.forms).toHaveLength(25)
  })
})
