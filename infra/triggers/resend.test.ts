import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SignInMode } from '#lib/sign-in-mode.ts'
import { CODE_REQUEST } from '#lib/trigger-protocol.ts'
import { readAccount } from './account-item.ts'
import { type SignIn, wrongFor } from './testing/sign-in.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

const ANNA = 'anna@example.com'
const MODES = ['code', 'password-and-code'] as const satisfies readonly SignInMode[]

let pool: Triggers

afterEach(async () => {
  await pool.stop()
})

async function startedFlow(email = ANNA, options = {}): Promise<SignIn> {
  const flow = pool.signIn(email, options)
  await flow.start()
  return flow
}

async function account(email = ANNA) {
  const { table, key } = pool.accountOf(email)
  return readAccount(table, key)
}

const newestCode = () => pool.codesMailedTo(ANNA).at(-1) ?? 'no code'

describe.each(MODES)('asking for the code once more on an open round, in mode %s', (mode) => {
  beforeEach(async () => {
    pool = await startTriggers(mode)
  })

  it('mails the same code, keeps tries and lifetime, and leaves the round open', async () => {
    const flow = pool.signIn(ANNA)
    const first = await flow.start()
    await flow.answer(wrongFor(newestCode()))
    pool.passes(31)
    const told = await flow.resend()
    expect(told).toMatchObject({ delivery: 'sent-again', triesLeft: 4, expiresAt: first.expiresAt })
    expect(new Set(pool.codesMailedTo(ANNA)).size).toBe(1)
    expect(pool.codesMailedTo(ANNA)).toHaveLength(2)
    expect(await flow.define()).toMatchObject({ challengeName: 'CUSTOM_CHALLENGE' })
    expect(await flow.answer(newestCode())).toBe(true)
    expect(await flow.define()).toMatchObject({ issueTokens: true })
  })

  it('mails a new code where the old one is over, and that one signs in', async () => {
    const flow = await startedFlow()
    pool.passes(601)
    expect(await flow.resend()).toMatchObject({ delivery: 'sent', codeState: 'live', triesLeft: 5 })
    expect(await flow.answer(newestCode())).toBe(true)
  })

  it('compares nothing, costs no try and counts no metric: a line with the outcome requested', async () => {
    const flow = await startedFlow()
    await flow.answer(CODE_REQUEST, { clientMetadata: { requestCode: 'true' } })
    expect(await account()).toMatchObject({ tries: 0, wrong: [] })
    const line = pool.logged().at(-1)
    expect(line).toMatchObject({ event: 'code-answered', outcome: 'requested' })
    expect(line).not.toHaveProperty('_aws')
  })

  it('too early sends nothing and says so', async () => {
    const flow = await startedFlow()
    expect(await flow.resend()).toMatchObject({ delivery: 'recent' })
    expect(pool.ses.mails).toHaveLength(1)
  })

  it('sends at most five emails in an hour, and then says when the next one can be asked for', async () => {
    const begin = Math.ceil(pool.time.now / 1000)
    const flow = await startedFlow(ANNA, { clientAddress: 'unknown' })
    const told: Awaited<ReturnType<SignIn['resend']>>[] = []
    for (let press = 0; press < 15; press++) {
      pool.passes(60)
      told.push(await flow.resend())
    }
    expect(pool.ses.mails).toHaveLength(5)
    expect(told.at(-1)).toMatchObject({ delivery: 'limited', resendAt: begin + 3600 })
  })

  it('in parallel, or called again for one request, sends one mail', async () => {
    const flows = await Promise.all(Array.from({ length: 10 }, () => startedFlow()))
    pool.passes(31)
    const told = await Promise.all(flows.map((flow) => flow.resend()))
    expect(told.filter(({ delivery }) => delivery === 'sent-again')).toHaveLength(1)
    expect(await flows[0]?.createAgain()).toMatchObject({ delivery: 'recent' })
    expect(pool.ses.mails).toHaveLength(2)
  })

  it('for an address without an account looks the same, does the same work and sends nothing', async () => {
    const told: unknown[] = []
    const work: string[][] = []
    for (const isUnknown of [false, true]) {
      const begin = pool.time.now
      pool.table.requests.length = 0
      const flow = await startedFlow(isUnknown ? 'nobody@example.com' : ANNA, { isUnknown })
      const heard = [await flow.resend()]
      pool.passes(31)
      heard.push(await flow.resend())
      pool.passes(601)
      heard.push(await flow.resend())
      told.push(heard)
      work.push([...pool.table.requests])
      pool.time.now = begin
    }
    expect(told[1]).toEqual(told[0])
    expect(work[1]).toEqual(work[0])
    expect(pool.codesMailedTo(ANNA)).toHaveLength(3)
    expect(pool.codesMailedTo('nobody@example.com')).toEqual([])
    expect(pool.ses.mails).toHaveLength(3)
  })

  it('while SES takes no mail says so, and the next request sends', async () => {
    const flow = await startedFlow()
    pool.passes(31)
    pool.ses.state.behaviour = 'rejects'
    expect(await flow.resend()).toMatchObject({ delivery: 'failed', codeState: 'live', triesLeft: 5 })
    pool.ses.state.behaviour = 'accepts'
    expect(await flow.resend()).toMatchObject({ delivery: 'sent-again' })
  })

  it('the word without the mark is an answer that is no code, and mails nothing', async () => {
    const flow = await startedFlow()
    pool.passes(31)
    expect(await flow.answer(CODE_REQUEST)).toBe(false)
    expect(pool.logged().at(-1)).toMatchObject({ event: 'code-answered', outcome: 'refused' })
    expect(await flow.create()).toMatchObject({ delivery: 'recent', triesLeft: 5 })
    expect(pool.ses.mails).toHaveLength(1)
  })

  it('the mark without the word changes no judgement: a wrong code costs its try, a right one signs in', async () => {
    const flow = await startedFlow()
    const marked = { clientMetadata: { requestCode: 'true' } }
    expect(await flow.answer(wrongFor(newestCode()), marked)).toBe(false)
    expect(await account()).toMatchObject({ tries: 1 })
    expect(await flow.answer(newestCode(), marked)).toBe(true)
  })

  it('on a locked account mails to a known browser alone', async () => {
    const hers = { browserId: 'browser-of-anna' }
    const before = await startedFlow(ANNA, hers)
    await before.answer(newestCode(), { clientMetadata: hers })
    // Two open rounds, and then a stranger burns the account's tries over three codes.
    pool.passes(1_800)
    const owner = await startedFlow(ANNA, hers)
    const stranger = await startedFlow()
    for (let code = 0; code < 3; code++) {
      pool.passes(1_800)
      const guesser = await startedFlow()
      for (let guess = 0; guess < 5; guess++) await guesser.answer(wrongFor(newestCode(), guess))
    }
    pool.passes(1_800)
    expect(await stranger.resend()).toMatchObject({ delivery: 'limited', codeState: 'expired' })
    expect(await owner.resend()).toMatchObject({ delivery: 'sent', codeState: 'live', triesLeft: 5 })
  })
})
