import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mailboxOf, subAddressBudgets } from './mailbox.ts'
import { policy } from './policy.ts'
import type { SignInOptions } from './testing/sign-in.ts'
import { TABLE_NAME } from './testing/start-aws.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

const SECRET = Buffer.alloc(32, 7).toString('base64')
const ANNA = 'anna@example.com'
const SHOP = 'anna+shop@example.com'
const HERS = { browserId: 'browser-of-anna' }

const [hour, day] = policy.mailsToSubAddresses
const [networkHour] = policy.mailsToSubAddressesAndNetwork

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers()
})

afterEach(async () => {
  await pool.stop()
})

/** A start for each of so many sub-addresses of one mailbox, in turn. */
async function starts(times: number, options: SignInOptions = {}, first = 0) {
  const told: Awaited<ReturnType<typeof start>>[] = []
  for (let index = first; index < first + times; index += 1) told.push(await start(index, options))
  return told
}

const start = (index: number, options: SignInOptions = {}) =>
  pool.signIn(`anna+${index}@example.com`, options).start()

const sentIn = (told: { delivery: string }[]) =>
  told.filter(({ delivery }) => delivery.startsWith('sent')).length

it.each([
  ['Anna+Shop@Example.com', ANNA],
  ['anna+a+b@example.com', ANNA],
  ['anna+@example.com', ANNA],
  [ANNA, undefined],
  ['+anna@example.com', undefined],
  ['anna@example.com+b', undefined],
  ['a+name that is no address', undefined],
])('as a sub-address, %s is one of %s', (address, mailbox) => {
  expect(mailboxOf(address)).toBe(mailbox)
})

describe('the mailbox that an email to a sub-address is charged to', () => {
  const keys = (...[user, metadata]: [object, Parameters<typeof subAddressBudgets>[2]]) =>
    subAddressBudgets(SECRET, { userName: 'decoy', request: {}, ...user }, metadata).map(({ key }) => key)
  const of = (email: string) => ({ request: { userAttributes: { email } } })

  it('is that of the address that was asked for, where no account has it', () => {
    expect(keys({}, { email: 'anna+1@example.com' })).toEqual(keys(of(SHOP), {}))
    expect(keys({}, { email: 'anna+1@no address' })).toEqual([])
  })

  it('is that of the account, whatever the caller says', () => {
    expect(keys(of(SHOP), { email: 'ben+1@example.com' })).toEqual(keys(of(SHOP), {}))
    expect(keys(of(ANNA), { email: SHOP })).toEqual([])
  })

  it('is named in the table by a keyed hash', async () => {
    await start(1)
    const { Items = [] } = await pool.dependencies.dynamodb.send(new ScanCommand({ TableName: TABLE_NAME }))
    const item = Items.find(({ pk }) => /^mailbox#[\w-]{43}$/.test(pk?.S ?? ''))
    expect(item?.['mails']?.L).toHaveLength(1)
    expect(Number(item?.['sweepAt']?.N)).toBeGreaterThan(pool.time.now / 1000 + day.seconds)
    expect(JSON.stringify(Items)).not.toContain('anna')
  })
})

describe('the sub-addresses of one mailbox', () => {
  it('share five emails an hour, also in parallel', async () => {
    const told = await Promise.all(Array.from({ length: 40 }, (_, index) => start(index)))
    expect(sentIn(told)).toBe(hour.limit)
    expect(pool.ses.mails).toHaveLength(hour.limit)
  })

  it('share ten a day', async () => {
    for (let round = 0; round < 4; round += 1) {
      await starts(hour.limit, {}, round * hour.limit)
      pool.passes(hour.seconds)
    }
    expect(pool.ses.mails).toHaveLength(day.limit)
  })

  it('are told when another can be asked for, and then it is sent', async () => {
    const begin = Math.ceil(pool.time.now / 1000)
    await starts(hour.limit)
    const told = await start(99)
    expect(told).toMatchObject({ delivery: 'limited', resendAt: begin + hour.seconds })
    pool.time.now = told.resendAt * 1000
    expect(await start(99)).toMatchObject({ delivery: 'sent' })
  })

  it('keep their live codes while the mailbox refuses', async () => {
    const flow = pool.signIn(SHOP)
    await flow.start()
    pool.passes(policy.codeLifetimeSeconds - policy.resendSameCodeForSeconds + 1)
    await starts(hour.limit - 1)
    expect(await flow.resend()).toMatchObject({ delivery: 'limited', codeState: 'live' })
    expect(await flow.answer(pool.codesMailedTo(SHOP)[0] ?? '')).toBe(true)
  })

  it('are left to everyone else by one client network', async () => {
    expect(sentIn(await starts(20, { clientAddress: '203.0.113.7' }))).toBe(networkHour.limit)
    expect(await pool.signIn(SHOP).start()).toMatchObject({ delivery: 'sent' })
  })

  it('never keep the address itself from its emails', async () => {
    const [own] = policy.mailsPerAddress
    for (let round = 0; round < own.limit; round += 1) {
      await starts(hour.limit, {}, round * hour.limit)
      expect((await pool.signIn(ANNA).start()).delivery).toMatch(/^sent/)
      pool.passes(policy.secondsBetweenMails)
    }
    expect(pool.ses.mails).toHaveLength(own.limit + hour.limit)
  })

  it('have all of their emails, whatever the address itself was sent', async () => {
    for (let round = 0; round < 5; round += 1) {
      await pool.signIn(ANNA).start()
      pool.passes(policy.secondsBetweenMails)
    }
    expect(sentIn(await starts(hour.limit + 1))).toBe(hour.limit)
  })

  it('keep no owner of one from the emails of a known browser', async () => {
    const flow = pool.signIn(SHOP, HERS)
    await flow.start()
    await flow.answer(pool.codesMailedTo(SHOP)[0] ?? '')
    pool.passes(policy.quietAfterSuccessSeconds)
    await starts(hour.limit)
    expect(await pool.signIn(SHOP).start()).toMatchObject({ delivery: 'limited' })
    expect(await pool.signIn(SHOP, HERS).start()).toMatchObject({ delivery: 'sent' })
  })

  it('meet the same limits at the same times where they have no account', async () => {
    const begin = pool.time.now
    const known = await starts(hour.limit + 1)
    await pool.stop()
    pool = await startTriggers()
    pool.time.now = begin
    expect(await starts(hour.limit + 1, { isUnknown: true })).toEqual(known)
    expect(pool.ses.mails).toEqual([])
  })
})
