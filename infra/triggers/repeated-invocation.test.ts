import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAuthChallenge } from './create-auth-challenge.ts'
import { takeMailLease } from './issue-code.ts'
import { newLease } from './mail-lease.ts'
import { policy } from './policy.ts'
import { readItem } from './table.ts'
import { SignIn } from './testing/sign-in.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

const ANNA = 'anna@example.com'

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers()
})

afterEach(async () => {
  await pool.stop()
})

/** What a killed invocation leaves behind: everything up to the lease, and nothing after it. */
async function crashBeforeSending(requester = { network: 'client#anna' }) {
  const { table, key } = pool.accountOf(ANNA)
  await takeMailLease(newLease(table, key), pool.dependencies.clock, {
    requester,
    mailbox: [],
    isResend: false,
  })
}

async function itemOf(email: string) {
  const { table, key } = pool.accountOf(email)
  return readItem(table, key)
}

describe('CreateAuthChallenge called again for one start', () => {
  it('three times sends one mail', async () => {
    const flow = pool.signIn(ANNA)
    const told = [await flow.start(), await flow.createAgain(), await flow.createAgain()]
    expect(pool.ses.mails).toHaveLength(1)
    expect(told.map(({ delivery }) => delivery)).toEqual(['sent', 'recent', 'recent'])
  })

  it('counts as the same for half a minute, and then sends once more', async () => {
    const flow = pool.signIn(ANNA)
    await flow.start()
    pool.passes(policy.secondsBetweenMails - 1)
    expect(await flow.createAgain()).toMatchObject({ delivery: 'recent' })
    pool.passes(1)
    expect(await flow.createAgain()).toMatchObject({ delivery: 'sent-again' })
    expect(pool.ses.mails).toHaveLength(2)
  })

  it('while the first call still mails, sends nothing', async () => {
    await crashBeforeSending()
    pool.passes(policy.mailLeaseSeconds - 1)
    expect(await pool.signIn(ANNA).start()).toMatchObject({ delivery: 'recent' })
    expect(pool.ses.mails).toHaveLength(0)
  })

  it('after a crash before sending, sends it at once, and counts both', async () => {
    await crashBeforeSending()
    pool.passes(policy.mailLeaseSeconds)
    const told = await Promise.all([1, 2, 3].map(() => pool.signIn(ANNA).start()))
    expect(pool.ses.mails).toHaveLength(1)
    expect(told.filter(({ delivery }) => delivery === 'sent-again')).toHaveLength(1)
    const item = await itemOf(ANNA)
    expect(item?.['mailed']?.L).toHaveLength(2)
    expect(item?.['leaseId']).toBeUndefined()
  })

  it('after crashes again and again, sends no more than the limit of an hour', async () => {
    for (let crash = 0; crash < 5; crash += 1) {
      await crashBeforeSending({ network: `client#${crash}` })
      pool.passes(policy.mailLeaseSeconds)
    }
    expect(await pool.signIn(ANNA).start()).toMatchObject({ delivery: 'limited' })
    expect(pool.ses.mails).toHaveLength(0)
  })

  it('after a crash long ago, mails a fresh code', async () => {
    await crashBeforeSending()
    pool.passes(policy.codeLifetimeSeconds + 1)
    const flow = pool.signIn(ANNA)
    expect(await flow.start()).toMatchObject({ delivery: 'sent', codeState: 'live' })
    expect(await flow.answer(pool.codesMailedTo(ANNA)[0] ?? '')).toBe(true)
  })

  it('after SES rejected, says no word of why, and the next call sends', async () => {
    pool.ses.state.behaviour = 'rejects'
    const told = await pool.signIn(ANNA).start()
    expect(told.delivery).toBe('failed')
    expect(pool.logged().at(-1)).toMatchObject({ outcome: 'MessageRejected', MailFailed: 1 })
    expect(JSON.stringify([told, pool.logged()])).not.toContain('anna')
    pool.ses.state.behaviour = 'accepts'
    const flow = pool.signIn(ANNA)
    expect(await flow.start()).toMatchObject({ delivery: 'sent-again' })
    expect(await flow.answer(pool.codesMailedTo(ANNA)[0] ?? '')).toBe(true)
  })

  it('while SES hangs, gives up before its lease runs out, and a call after the pause sends', async () => {
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
    expect(await new SignIn(triggers, ANNA, {}).start()).toMatchObject({ delivery: 'failed' })
    pool.ses.state.behaviour = 'accepts'
    expect(await pool.signIn(ANNA).start()).toMatchObject({ delivery: 'recent' })
    pool.passes(policy.secondsBetweenMails + policy.mailLeaseSeconds)
    expect(await pool.signIn(ANNA).start()).toMatchObject({ delivery: 'sent-again' })
  })
})
