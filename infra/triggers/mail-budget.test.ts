import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { policy } from './policy.ts'
import type { SignInOptions } from './testing/sign-in.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

const ANNA = 'anna@example.com'
const HERS = { browserId: 'browser-of-anna' }
const STRANGER = { clientAddress: '203.0.113.7' }

const [hour, day] = policy.mailsPerAddress

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers()
})

afterEach(async () => {
  await pool.stop()
})

const start = (options: SignInOptions = {}, email = ANNA) => pool.signIn(email, options).start()

/** What so many starts, with the pause between them, are told. */
async function starts(times: number, options: SignInOptions = {}, email = ANNA) {
  const told: Awaited<ReturnType<typeof start>>[] = []
  for (let time = 0; time < times; time += 1) {
    told.push(await start(options, email))
    pool.passes(policy.secondsBetweenMails)
  }
  return told
}

const sentIn = (told: { delivery: string }[]) =>
  told.filter(({ delivery }) => delivery.startsWith('sent')).length

/** Signs in from her browser, a day before anything else happens. */
async function ownerSignsIn() {
  const flow = pool.signIn(ANNA, HERS)
  await flow.start()
  expect(await flow.answer(pool.codesMailedTo(ANNA).at(-1) ?? '')).toBe(true)
  pool.passes(day.seconds)
}

describe('one client network', () => {
  const [networkHour, networkDay] = policy.mailsPerAddressAndNetwork

  it('causes three emails of an address an hour at most, and leaves the others to everyone else', async () => {
    const told = await starts(10, STRANGER)
    expect(sentIn(told)).toBe(networkHour.limit)
    expect(told.at(-1)).toMatchObject({ delivery: 'limited' })
    expect(sentIn(await starts(3, { clientAddress: '203.0.113.8' }))).toBe(hour.limit - networkHour.limit)
  })

  it('causes six a day at most, and then the others are still sent', async () => {
    for (let round = 0; round < 5; round += 1) {
      await starts(4, STRANGER)
      pool.passes(hour.seconds)
    }
    expect(pool.ses.mails).toHaveLength(networkDay.limit)
    expect(await start()).toMatchObject({ delivery: 'sent' })
  })

  it('is told when it may cause another, and others that they may now', async () => {
    const begin = Math.ceil(pool.time.now / 1000)
    await starts(3, STRANGER)
    expect(await start(STRANGER)).toMatchObject({ resendAt: begin + hour.seconds })
    const other = pool.signIn(ANNA, { clientAddress: '203.0.113.8' })
    await other.open()
    expect((await other.create()).resendAt).toBeLessThanOrEqual(Math.ceil(pool.time.now / 1000))
    pool.time.now = (begin + hour.seconds) * 1000
    expect(await start(STRANGER)).toMatchObject({ delivery: 'sent' })
  })

  it('is a whole /48 of IPv6, which one line may have', async () => {
    const told: Awaited<ReturnType<typeof start>>[] = []
    for (let host = 1; host <= 5; host += 1) {
      told.push(...(await starts(1, { clientAddress: `2001:db8:1:${host}::1` })))
    }
    expect(sentIn(told)).toBe(networkHour.limit)
  })

  it('that is unknown has no part of its own, and is never refused for it', async () => {
    expect(sentIn(await starts(10, { clientAddress: 'unknown' }))).toBe(hour.limit)
    expect(JSON.stringify(pool.logged())).toContain('"ClientUnknown":1')
  })

  it('meets the same limits at the same times where there is no account', async () => {
    const begin = pool.time.now
    const known = await starts(5, STRANGER)
    pool.time.now = begin
    expect(await starts(5, { ...STRANGER, isUnknown: true }, 'nobody@example.com')).toEqual(known)
  })
})

describe('a known browser', () => {
  const [ownHour] = policy.mailsPerKnownBrowser

  it('gets its email after strangers used up those of the address', async () => {
    await ownerSignsIn()
    await starts(6)
    const begin = Math.ceil(pool.time.now / 1000)
    expect(await start()).toMatchObject({ delivery: 'limited' })
    const told = await starts(7, { ...HERS, clientAddress: 'unknown' })
    expect(sentIn(told)).toBe(ownHour.limit)
    // The strangers' window opens before her own does.
    expect(told.at(-1)?.resendAt).toBeLessThan(begin + hour.seconds)
  })

  it('gets it from a network that used up its part', async () => {
    await ownerSignsIn()
    await starts(3, STRANGER)
    expect(await start(STRANGER)).toMatchObject({ delivery: 'limited' })
    expect(await start({ ...STRANGER, ...HERS })).toMatchObject({ delivery: 'sent-again' })
  })

  it('leaves its own email out of what others may cause', async () => {
    await ownerSignsIn()
    await starts(3, STRANGER)
    expect(sentIn(await starts(4, { ...STRANGER, ...HERS }))).toBe(4)
    expect(sentIn(await starts(3))).toBe(hour.limit - 3)
  })

  it('waits for the pause like everyone, so that no code is sent twice at once', async () => {
    await ownerSignsIn()
    await start()
    expect(await start(HERS)).toMatchObject({ delivery: 'recent' })
  })

  it('of another account has none of its own', async () => {
    await ownerSignsIn()
    await starts(6, {}, 'ben@example.com')
    expect(await start(HERS, 'ben@example.com')).toMatchObject({ delivery: 'limited' })
  })
})

it('parallel requests from everywhere get no more than the limits allow', async () => {
  await ownerSignsIn()
  for (let round = 0; round < 8; round += 1) {
    await Promise.all([HERS, HERS, STRANGER, STRANGER, {}, {}, {}].map((options) => start(options)))
    pool.passes(policy.secondsBetweenMails)
  }
  const { length } = pool.ses.mails
  expect(length).toBeGreaterThan(1)
  expect(length).toBeLessThanOrEqual(1 + hour.limit + policy.mailsPerKnownBrowser[0].limit)
})
