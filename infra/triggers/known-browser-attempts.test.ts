import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readAccount } from './account-item.ts'
import { browserToForget } from './attempts.ts'
import { policy } from './policy.ts'
import { type SignIn, wrongFor } from './testing/sign-in.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

const ANNA = 'anna@example.com'
const HERS = 'browser-of-anna'

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers()
})

afterEach(async () => {
  await pool.stop()
})

const newestCode = () => pool.codesMailedTo(ANNA).at(-1) ?? 'no code'

async function signsIn(browserId: string): Promise<boolean> {
  pool.passes(1_800)
  const flow = pool.signIn(ANNA, { browserId })
  await flow.start()
  return flow.answer(newestCode())
}

/** A stranger's fifteen wrong answers, over three codes. */
async function strangerBurnsTheAccount(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    pool.passes(1_800)
    const flow = pool.signIn(ANNA)
    await flow.start()
    await answersWrongly(flow, 5)
  }
}

/** No answer comes twice in a row: a repeated one costs no try. */
let guesses = 0

async function answersWrongly(flow: SignIn, times: number): Promise<boolean[]> {
  const answers: boolean[] = []
  for (let time = 0; time < times; time += 1) {
    guesses += 1
    answers.push(await flow.answer(wrongFor(newestCode(), guesses)))
  }
  return answers
}

describe('a locked account', () => {
  beforeEach(async () => {
    expect(await signsIn(HERS)).toBe(true)
    await strangerBurnsTheAccount()
    pool.passes(1_800)
  })

  it('an owner with a known browser signs in after a stranger used up the tries', async () => {
    const owner = pool.signIn(ANNA, { browserId: HERS })
    expect(await owner.start()).toMatchObject({ delivery: 'sent', codeState: 'live', triesLeft: 5 })
    expect(await owner.answer(newestCode())).toBe(true)
  })

  it('a code is refused one second after its lifetime, from a known browser too', async () => {
    const owner = pool.signIn(ANNA, { browserId: HERS })
    await owner.start()
    pool.passes(policy.codeLifetimeSeconds + 1)
    expect(await owner.answer(newestCode())).toBe(false)
  })

  it('sends nothing to an unknown browser, and says when it will', async () => {
    const before = pool.codesMailedTo(ANNA).length
    const told = await pool.signIn(ANNA).start()
    expect(told).toMatchObject({ delivery: 'limited', codeState: 'expired', triesLeft: 0 })
    // Three rounds half an hour apart, and half an hour since: the first wrong answer is an hour and a half old.
    const inSeconds = told.resendAt - Math.floor(pool.time.now / 1000)
    expect(inSeconds).toBeGreaterThan(22 * 3_600)
    expect(inSeconds).toBeLessThan(23 * 3_600)
    expect(pool.codesMailedTo(ANNA)).toHaveLength(before)
  })

  it('stays locked for an unknown browser, right code or not', async () => {
    await pool.signIn(ANNA, { browserId: HERS }).start()
    const stranger = pool.signIn(ANNA, { browserId: 'another browser' })
    await stranger.start()
    expect(await stranger.answer(newestCode())).toBe(false)
  })

  it('gives a known browser five tries of its own, and no more', async () => {
    const owner = pool.signIn(ANNA, { browserId: HERS })
    await owner.start()
    expect(await answersWrongly(owner, 2)).toEqual([false, false])
    expect(await owner.create()).toMatchObject({ triesLeft: 3, codeState: 'live' })
    await answersWrongly(owner, 3)
    expect(await owner.create()).toMatchObject({ triesLeft: 0, codeState: 'used-up' })
    expect(await owner.answer(newestCode())).toBe(false)
    pool.passes(1_800)
    expect(await pool.signIn(ANNA, { browserId: HERS }).start()).toMatchObject({ delivery: 'limited' })
  })

  it('gives a known browser its tries back when its own wrong answers are a day old', async () => {
    const owner = pool.signIn(ANNA, { browserId: HERS })
    await owner.start()
    await answersWrongly(owner, 5)
    pool.passes(policy.triesPerKnownBrowser.seconds - 3_600)
    await strangerBurnsTheAccount()
    const next = pool.signIn(ANNA, { browserId: HERS })
    expect(await next.start()).toMatchObject({ triesLeft: 5 })
    expect(await next.answer(newestCode())).toBe(true)
  })

  it('is open again when the wrong answers are a day old', async () => {
    pool.passes(policy.triesPerAccount.seconds)
    const stranger = pool.signIn(ANNA)
    expect(await stranger.start()).toMatchObject({ delivery: 'sent', codeState: 'live', triesLeft: 5 })
    expect(await stranger.answer(newestCode())).toBe(true)
  })
})

it('a stranger who burns the code itself does not take it from a known browser', async () => {
  await signsIn(HERS)
  pool.passes(1_800)
  const owner = pool.signIn(ANNA, { browserId: HERS })
  await owner.start()
  const stranger = pool.signIn(ANNA)
  await stranger.start()
  await answersWrongly(stranger, 5)
  expect(await stranger.answer(newestCode())).toBe(false)
  expect(await owner.answer(newestCode())).toBe(true)
})

it('a browser that is known to one account is unknown to another', async () => {
  await signsIn(HERS)
  const { table, key } = pool.accountOf('ben@example.com')
  await pool.signIn('ben@example.com', { browserId: HERS }).start()
  expect((await readAccount(table, key))?.browsers).toEqual({})
})

it('an account knows ten browsers; the one that has not signed in for longest makes room', async () => {
  for (let browser = 0; browser <= policy.knownBrowsersPerAccount; browser += 1) {
    expect(await signsIn(`browser ${browser}`)).toBe(true)
    pool.passes(86_400)
  }
  const { table, key } = pool.accountOf(ANNA)
  const known = Object.values((await readAccount(table, key))?.browsers ?? {})
  expect(known).toHaveLength(policy.knownBrowsersPerAccount)
  // The first one went: the oldest that is left signed in on the second day.
  expect(Math.min(...known.map(({ at }) => at))).toBeGreaterThan(pool.time.now - 10.5 * 86_400_000)
})

it('whose sign-in is the oldest is forgotten, in whatever order the table gives them', () => {
  const browsers = Object.fromEntries([3, 1, 2].map((at) => [`browser${at}`, { at, wrong: [] }]))
  expect(browserToForget(browsers, 3)).toBe('browser1')
  expect(browserToForget(browsers, 4)).toBeUndefined()
})

it('the table holds no browser id', async () => {
  await signsIn(HERS)
  const { table, key } = pool.accountOf(ANNA)
  expect(JSON.stringify(await readAccount(table, key))).not.toContain(HERS)
})
