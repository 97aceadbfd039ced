import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readAccount } from './account-item.ts'
import { countAttempt } from './attempts.ts'
import { answerHash } from './code.ts'
import { policy } from './policy.ts'
import { type SignIn, wrongFor } from './testing/sign-in.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

const ANNA = 'anna@example.com'
const BEN = 'ben@example.com'

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers()
})

afterEach(async () => {
  await pool.stop()
})

async function startedFlow(email = ANNA): Promise<SignIn> {
  const flow = pool.signIn(email)
  await flow.start()
  return flow
}

function newestCode(email = ANNA): string {
  const code = pool.codesMailedTo(email).at(-1)
  if (code === undefined) throw new Error('no code was mailed')
  return code
}

async function account(email = ANNA) {
  const { table, key } = pool.accountOf(email)
  return readAccount(table, key)
}

/** Starts a flow with a new code, half an hour after whatever was before. */
async function freshCode(email = ANNA): Promise<SignIn> {
  pool.passes(1800)
  return startedFlow(email)
}

async function answerWrongly(flow: SignIn, times: number) {
  const code = newestCode()
  for (let time = 0; time < times; time++) expect(await flow.answer(wrongFor(code, time))).toBe(false)
}

describe('a right code', () => {
  it('signs in once; a second submit is refused', async () => {
    const flow = await startedFlow()
    expect(await flow.define()).toMatchObject({ challengeName: 'CUSTOM_CHALLENGE' })
    const code = newestCode()
    expect(await flow.answer(code)).toBe(true)
    expect(await flow.define()).toEqual({ issueTokens: true, failAuthentication: false })
    const again = pool.signIn(ANNA)
    await again.start()
    expect(await again.answer(code)).toBe(false)
  })

  it('signs in once, also in ten parallel submits', async () => {
    // Ten flows of their own: one session answers only once at Cognito. Five of ten are compared, one of those wins.
    const flows = await Promise.all(Array.from({ length: 10 }, () => startedFlow()))
    const answers = await Promise.all(flows.map((flow) => flow.answer(newestCode())))
    expect(answers.filter(Boolean)).toHaveLength(1)
  })

  it('gives the account its tries back', async () => {
    await answerWrongly(await startedFlow(), 4)
    expect(await (await freshCode()).answer(newestCode())).toBe(true)
    expect((await account())?.wrong).toEqual([])
  })

  it('whose invocation died after it was paid for still signs in, once', async () => {
    const flow = await startedFlow()
    const { table, key } = pool.accountOf(ANNA)
    const { CODE_SECRET } = pool.dependencies.environment
    await countAttempt(table, key, answerHash(CODE_SECRET, key, newestCode()), pool.time.now)
    expect(await flow.answer(newestCode())).toBe(true)
    expect(await flow.answer(newestCode())).toBe(false)
    expect(await account()).toMatchObject({ tries: 1 })
  })

  it('is refused one second after its lifetime, by the clock of the triggers alone', async () => {
    const flow = await startedFlow()
    const code = newestCode()
    pool.passes(policy.codeLifetimeSeconds + 1)
    expect(await flow.answer(code)).toBe(false)
    expect(await flow.create()).toMatchObject({ codeState: 'expired' })
  })

  it('still works one second before its lifetime ends', async () => {
    const flow = await startedFlow()
    pool.passes(policy.codeLifetimeSeconds - 1)
    expect(await flow.answer(newestCode())).toBe(true)
  })
})

describe('wrong answers', () => {
  it('fifty parallel wrong answers are compared at most five times', async () => {
    const flow = await startedFlow()
    const code = newestCode()
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => flow.answer(wrongFor(code, index))),
    )
    expect(answers).toEqual(Array(50).fill(false))
    expect(await account()).toMatchObject({ tries: policy.triesPerCode })
    expect((await account())?.wrong).toHaveLength(policy.triesPerCode)
    expect(await flow.answer(code)).toBe(false)
  })

  it('the correct code after five wrong ones is refused, and the page says why', async () => {
    const flow = await startedFlow()
    await answerWrongly(flow, 5)
    expect(await flow.create()).toMatchObject({ codeState: 'used-up', triesLeft: 0 })
    expect(await flow.answer(newestCode())).toBe(false)
  })

  it('the fifth answer may still be the correct one', async () => {
    const flow = await startedFlow()
    await answerWrongly(flow, 4)
    expect(await flow.answer(newestCode())).toBe(true)
  })

  it('new codes, new flows and old cookies give no tries back', async () => {
    const old = await startedFlow()
    await answerWrongly(old, 4)
    for (const times of [4, 4, 3]) {
      const flow = await freshCode()
      await answerWrongly(flow, times)
      // The cookie of the first flow, restored: the same private parameters, and the same account behind them.
      expect((await flow.create()).triesLeft).toBe((await old.create()).triesLeft)
    }
    expect((await account())?.wrong).toHaveLength(15)
    const code = newestCode()
    for (const flow of [old, await startedFlow()]) {
      expect(await flow.answer(wrongFor(code))).toBe(false)
      expect(await flow.answer(code)).toBe(false)
    }
    expect(await account()).toMatchObject({ tries: 3 })
    expect(await (await freshCode()).answer(newestCode())).toBe(false)
  })

  it('the account takes codes again 24 hours after its oldest wrong try', async () => {
    const begin = pool.time.now
    await answerWrongly(await startedFlow(), 5)
    await answerWrongly(await freshCode(), 5)
    const flow = await freshCode()
    await answerWrongly(flow, 5)
    const told = await flow.create()
    expect(told).toMatchObject({ codeState: 'used-up', resendAt: Math.ceil(begin / 1000) + 86_400 })
    pool.time.now = told.resendAt * 1000
    expect(await (await startedFlow()).answer(newestCode())).toBe(true)
  })

  it('that are repeated cost one try, one after the other and in parallel', async () => {
    const flow = await startedFlow()
    const wrong = wrongFor(newestCode())
    for (let time = 0; time < 3; time++) expect(await flow.answer(wrong)).toBe(false)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => flow.answer(wrongFor(newestCode(), 2))),
    )
    expect(answers).toEqual(Array(10).fill(false))
    expect(await account()).toMatchObject({ tries: 2 })
    expect((await account())?.wrong).toHaveLength(2)
    expect(await flow.create()).toMatchObject({ triesLeft: 3, codeState: 'live' })
    const wrongs = pool.logged().filter((line) => JSON.stringify(line).includes('"Wrong":1'))
    expect(wrongs).toHaveLength(2)
  })

  it('to one code cost a try again with the next one', async () => {
    const flow = await startedFlow()
    const wrong = '000000' === newestCode() ? '111111' : '000000'
    await flow.answer(wrong)
    const next = await freshCode()
    expect(await next.answer(wrong === newestCode() ? '222222' : wrong)).toBe(false)
    expect(await account()).toMatchObject({ tries: 1 })
    expect((await account())?.wrong).toHaveLength(2)
  })

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６', ' 12345', '12345\n'])(
    'that are no code cost no try: %j',
    async (answer) => {
      const flow = await startedFlow()
      expect(await flow.answer(answer)).toBe(false)
      expect(await account()).toMatchObject({ tries: 0, wrong: [] })
    },
  )
})

describe('what belongs to one account', () => {
  it('works for no other: a code of A never works for B', async () => {
    await startedFlow(ANNA)
    const ben = await startedFlow(BEN)
    expect(await ben.answer(newestCode(ANNA))).toBe(newestCode(ANNA) === newestCode(BEN))
  })

  it('works for no other: the private parameters of A in a flow of B', async () => {
    const anna = await startedFlow(ANNA)
    const ben = await startedFlow(BEN)
    ben.privateParameters = anna.privateParameters
    expect(await ben.answer(newestCode(ANNA))).toBe(false)
    expect(await ben.answer(newestCode(BEN))).toBe(false)
    expect(await account(ANNA)).toMatchObject({ tries: 0 })
  })
})

describe('an address without an account', () => {
  it('is never right, and after five tries is as dead as any other', async () => {
    const flow = pool.signIn('nobody@example.com', { isUnknown: true })
    await flow.start()
    for (let time = 0; time < 5; time++) expect(await flow.answer(`00000${time}`)).toBe(false)
    expect(await flow.create()).toMatchObject({ codeState: 'used-up', triesLeft: 0 })
  })

  it('is not right with the very code that its challenge has', async () => {
    // The account exists while the code is mailed, and is gone when it is answered.
    await startedFlow('gone@example.com')
    const flow = pool.signIn('gone@example.com', { isUnknown: true })
    await flow.start()
    expect(await flow.answer(newestCode('gone@example.com'))).toBe(false)
    expect(await account('gone@example.com')).toMatchObject({ tries: 1 })
  })
})

it('a malformed event throws and changes nothing', async () => {
  await startedFlow()
  for (const event of [null, {}, { userName: 'x', userPoolId: 'y', request: {} }]) {
    await expect(pool.triggers.VerifyAuthChallengeResponse(event)).rejects.toThrow()
    await expect(pool.triggers.CreateAuthChallenge(event)).rejects.toThrow()
  }
  expect(await account()).toMatchObject({ tries: 0 })
})
