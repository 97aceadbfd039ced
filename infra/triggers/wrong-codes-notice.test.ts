import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { policy } from './policy.ts'
import { takeNoticeLock } from './send-notice.ts'
import { type SignIn, wrongFor } from './testing/sign-in.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

const ANNA = 'anna@example.com'
const NOTICE = 'Failed sign-in attempt on your App account'

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers('password-and-code')
})

afterEach(async () => {
  await pool.stop()
})

const newestCode = () => pool.codesMailedTo(ANNA).at(-1) ?? 'no code'

/** A flow behind the right password, with a new code, half an hour after whatever was before. */
async function freshFlow(): Promise<SignIn> {
  pool.passes(1_800)
  const flow = pool.signIn(ANNA)
  await flow.start()
  return flow
}

/** No answer comes twice in a row: a repeated one costs no try. */
let guesses = 0

/** Wrong codes, each followed by the next round, as Cognito does it. */
async function answerWrongly(flow: SignIn, times: number) {
  for (let time = 0; time < times; time++) {
    guesses += 1
    await flow.answer(wrongFor(newestCode(), guesses))
    await flow.create()
  }
}

describe('after three wrong codes behind a right password', () => {
  it('the owner gets one notice, in the round after the third, and none for those that follow', async () => {
    const flow = await freshFlow()
    await answerWrongly(flow, 2)
    expect(pool.noticesMailedTo(ANNA)).toEqual([])
    await answerWrongly(flow, 1)
    expect(pool.noticesMailedTo(ANNA)).toEqual([NOTICE])
    await answerWrongly(flow, 2)
    await answerWrongly(await freshFlow(), 5)
    expect(pool.noticesMailedTo(ANNA)).toEqual([NOTICE])
    const noticed = pool.logged().filter((line) => JSON.stringify(line).includes('notice-'))
    expect(noticed).toMatchObject([{ event: 'notice-sent', outcome: 'wrong-codes', NoticeMailed: 1 }])
  })

  it('over several flows, too', async () => {
    for (let time = 0; time < 3; time++) await answerWrongly(await freshFlow(), 1)
    expect(pool.noticesMailedTo(ANNA)).toEqual([NOTICE])
  })

  it('of parallel rounds one sends it', async () => {
    const flow = await freshFlow()
    for (let time = 0; time < 3; time++) await flow.answer(wrongFor(newestCode(), time))
    await Promise.all(Array.from({ length: 10 }, () => flow.create()))
    expect(pool.noticesMailedTo(ANNA)).toEqual([NOTICE])
  })

  it('the next start sends it, when each guess was the last round of its flow', async () => {
    for (let time = 0; time < 3; time++) {
      const flow = await freshFlow()
      await flow.answer(wrongFor(newestCode(), time))
    }
    expect(pool.noticesMailedTo(ANNA)).toEqual([])
    await freshFlow()
    expect(pool.noticesMailedTo(ANNA)).toEqual([NOTICE])
  })

  it('a request for the code beside each guess does not keep it back', async () => {
    const flow = await freshFlow()
    for (let time = 0; time < 3; time++) {
      await flow.answer(wrongFor(newestCode(), time))
      await flow.resend()
    }
    expect(pool.noticesMailedTo(ANNA)).toEqual([NOTICE])
  })

  it('the notice goes to the owner, says when the last one came, and holds no code', async () => {
    await answerWrongly(await freshFlow(), 3)
    const mail = pool.ses.mails.at(-1)
    expect(mail?.destinations).toEqual([ANNA])
    expect(mail?.message.to).toEqual([{ name: '', address: ANNA }])
    expect(mail?.message.from).toEqual({ name: 'App', address: 'no-reply@example.com' })
    expect(mail?.source).toBe('no-reply@example.com')
    expect(mail?.message.text).toContain('at 10:37 UTC on 23 November 2026')
    for (const part of ['text', 'html'] as const) expect(mail?.message[part]).not.toContain(newestCode())
  })

  it('another notice goes out a day later at the earliest', async () => {
    await answerWrongly(await freshFlow(), 3)
    pool.passes(policy.secondsBetweenWrongCodesNotices - 1_801)
    await answerWrongly(await freshFlow(), 3)
    expect(pool.noticesMailedTo(ANNA)).toHaveLength(1)
    await answerWrongly(await freshFlow(), 1)
    expect(pool.noticesMailedTo(ANNA)).toHaveLength(2)
  })

  it('the right code still signs in', async () => {
    const flow = await freshFlow()
    await answerWrongly(flow, 3)
    expect(await flow.create()).toMatchObject({ triesLeft: 2, codeState: 'live', delivery: 'recent' })
    expect(await flow.answer(newestCode())).toBe(true)
  })

  it('the log says that it went out, and nothing of the address', async () => {
    await answerWrongly(await freshFlow(), 3)
    expect(pool.logged().at(-1)).toMatchObject({
      event: 'notice-sent',
      outcome: 'wrong-codes',
      NoticeMailed: 1,
    })
    expect(JSON.stringify(pool.logged())).not.toContain('anna')
  })
})

describe('no notice is sent', () => {
  it('after two wrong codes, nor after two more that follow a sign-in', async () => {
    const flow = await freshFlow()
    await answerWrongly(flow, 2)
    expect(await flow.answer(newestCode())).toBe(true)
    await answerWrongly(await freshFlow(), 2)
    expect(pool.noticesMailedTo(ANNA)).toEqual([])
  })

  it('after wrong codes that are more than a day apart', async () => {
    for (let time = 0; time < 4; time++) {
      await answerWrongly(await freshFlow(), 1)
      pool.passes(policy.wrongCodesBeforeNotice.seconds / 2)
    }
    expect(pool.noticesMailedTo(ANNA)).toEqual([])
  })

  it('where there is no password', async () => {
    const withoutPasswords = await startTriggers('code')
    const flow = withoutPasswords.signIn(ANNA)
    await flow.start()
    const [code] = withoutPasswords.codesMailedTo(ANNA)
    for (let time = 0; time < 4; time++) {
      await flow.answer(wrongFor(code, time))
      await flow.create()
    }
    expect(withoutPasswords.ses.mails).toHaveLength(1)
    await withoutPasswords.stop()
  })

  it('to an address without an account; the table does the same work', async () => {
    const work: string[][] = []
    for (const isUnknown of [false, true]) {
      pool.table.requests.length = 0
      const flow = pool.signIn(isUnknown ? 'nobody@example.com' : ANNA, { isUnknown })
      await flow.start()
      for (let time = 0; time < 5; time++) {
        await flow.answer(isUnknown ? `00000${time}` : wrongFor(newestCode(), time))
        await flow.create()
      }
      work.push([...pool.table.requests])
    }
    expect(work[1]).toEqual(work[0])
    expect(pool.noticesMailedTo('nobody@example.com')).toEqual([])
    expect(pool.ses.mails).toHaveLength(2)
  })
})

describe('a notice that cannot be sent', () => {
  it('breaks no sign-in, is logged without the address, and goes out with the next round', async () => {
    const flow = await freshFlow()
    await answerWrongly(flow, 2)
    pool.ses.state.behaviour = 'rejects'
    await flow.answer(wrongFor(newestCode(), guesses + 1))
    expect(await flow.create()).toMatchObject({ triesLeft: 2, codeState: 'live' })
    expect(pool.logged().at(-1)).toMatchObject({
      event: 'notice-failed',
      outcome: 'MessageRejected',
      MailFailed: 1,
    })
    expect(JSON.stringify(pool.logged())).not.toContain('anna')
    pool.ses.state.behaviour = 'accepts'
    await answerWrongly(flow, 1)
    expect(pool.noticesMailedTo(ANNA)).toEqual([NOTICE])
  })

  it('because its invocation died goes out once the lease has run out', async () => {
    const { table, key } = pool.accountOf(ANNA)
    const flow = await freshFlow()
    await answerWrongly(flow, 2)
    await takeNoticeLock(table, `${key}#wrong-codes`, pool.time.now)
    await answerWrongly(flow, 1)
    expect(pool.noticesMailedTo(ANNA)).toEqual([])
    pool.passes(policy.mailLeaseSeconds)
    await flow.create()
    expect(pool.noticesMailedTo(ANNA)).toEqual([NOTICE])
  })
})
