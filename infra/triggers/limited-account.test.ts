import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { policy } from './policy.ts'
import { type SignIn, wrongFor } from './testing/sign-in.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

const ACCOUNT = 'anna+shop@example.com'
const UNKNOWN = 'nobody+shop@example.com'
const STRANGER = { clientAddress: '203.0.113.7' }

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers()
})

afterEach(async () => {
  await pool.stop()
})

const newestCode = () => pool.codesMailedTo(ACCOUNT).at(-1) ?? 'no code'

/** What an owner did with a code that a stranger must not see. */
const PASTS: Record<string, (flow: SignIn) => Promise<unknown>> = {
  used: (flow) => flow.answer(newestCode()),
  expired: async () => pool.passes(policy.codeLifetimeSeconds),
  'out of tries': async (flow) => {
    for (let guess = 0; guess < policy.triesPerCode; guess += 1)
      await flow.answer(wrongFor(newestCode(), guess))
  },
}

/** The end of what one client address may start. */
async function usesUpStarts() {
  for (let start = 0; start < policy.startsPerClientAddress[0].limit; start += 1) {
    await pool.signIn(`ben${start}@example.com`, STRANGER).start()
  }
}

/** The end of what one client network may cause for the sub-addresses of both mailboxes. */
async function usesUpSubAddresses() {
  for (const user of ['anna', 'nobody']) {
    for (let tag = 0; tag < 4; tag += 1) await pool.signIn(`${user}+${tag}@example.com`, STRANGER).start()
  }
}

/** What a stranger is told at a refused start, and after a wrong code in the same flow. */
async function toldAStranger(email: string, isUnknown: boolean) {
  const flow = pool.signIn(email, { ...STRANGER, isUnknown })
  const told = await flow.start()
  await flow.answer('000000')
  return [told, await flow.create()]
}

describe.each([
  ['too-many-starts', usesUpStarts],
  ['limited', usesUpSubAddresses],
] as const)('a start that is refused as %s', (delivery, usesUp) => {
  it.each(Object.keys(PASTS))(
    'says the same of an account whose code is %s as of no account',
    async (past) => {
      const owner = pool.signIn(ACCOUNT)
      await owner.start()
      await PASTS[past]?.(owner)
      pool.passes(policy.codeLifetimeSeconds)
      await usesUp()
      const told = await toldAStranger(ACCOUNT, false)
      expect(told).toMatchObject([{ delivery, codeState: 'expired' }, { delivery: 'recent' }])
      expect(await toldAStranger(UNKNOWN, true)).toEqual(told)
    },
  )

  it.each(Object.keys(PASTS))('says so at once, when the code is %s since a moment', async (past) => {
    await usesUp()
    const owner = pool.signIn(ACCOUNT)
    await owner.start()
    await PASTS[past]?.(owner)
    pool.passes(policy.secondsBetweenMails)
    const [told] = await toldAStranger(ACCOUNT, false)
    expect(told).toMatchObject({ delivery, codeState: 'expired' })
    expect((await toldAStranger(UNKNOWN, true))[0]).toEqual(told)
  })
})
