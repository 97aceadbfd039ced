import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AccountItem, readAccount } from './account-item.ts'
import { consumeCode } from './attempts.ts'
import { takeMailLease } from './issue-code.ts'
import { leaseWithNewCode, leaseWithSameCode, newLease, releaseLease, returnLease } from './mail-lease.ts'
import { policy } from './policy.ts'
import { startTable, TABLE_NAME } from './testing/start-aws.ts'

const NETWORK = 'client#anna'
const KEY = 'account#anna'

let server: Awaited<ReturnType<typeof startTable>>
let now = Date.parse('2026-11-23T10:07:00Z')

beforeEach(async () => {
  server = await startTable()
})

afterEach(async () => {
  await server.stop()
})

function table() {
  return { dynamodb: server.dynamodb, name: TABLE_NAME }
}

function lease() {
  return newLease(table(), KEY)
}

async function read(): Promise<AccountItem> {
  const item = await readAccount(table(), KEY)
  if (item === undefined) throw new Error('nothing in the table')
  return item
}

/** A start from its first read to its last write. */
async function mailOnce() {
  const mine = lease()
  const { outcome } = await takeMailLease(mine, () => now, {
    requester: { network: NETWORK },
    mailbox: [],
    isResend: false,
  })
  if (outcome === 'new-code' || outcome === 'same-code') await releaseLease(mine)
  return outcome
}

describe('a lease decided on an old reading is refused by the write', () => {
  it('when another invocation mailed the same code meanwhile', async () => {
    await mailOnce()
    now += 31_000
    const seen = await read()
    expect(await mailOnce()).toBe('same-code')
    expect(await leaseWithSameCode(lease(), { seen: seen, by: NETWORK, now })).toBeUndefined()
    expect((await read()).mailed).toHaveLength(2)
  })

  it('when another invocation made the account’s first code meanwhile, even a minute ago', async () => {
    await mailOnce()
    now += 60_000
    expect(await leaseWithNewCode(lease(), { seen: undefined, by: NETWORK, now })).toBeUndefined()
  })

  it('when another invocation is mailing, even where the budget has room', async () => {
    await mailOnce()
    now += 31_000
    const seen = await read()
    await takeMailLease(lease(), () => now, { requester: { network: NETWORK }, mailbox: [], isResend: false })
    expect(await leaseWithSameCode(lease(), { seen: seen, by: NETWORK, now: now + 31_000 })).toBeUndefined()
  })

  it('when the code was replaced meanwhile, even where the budget has room', async () => {
    await mailOnce()
    const seen = await read()
    now += policy.codeLifetimeSeconds * 1000
    await mailOnce()
    now += 31_000
    expect(await leaseWithNewCode(lease(), { seen: seen, by: NETWORK, now })).toBeUndefined()
    expect(await leaseWithSameCode(lease(), { seen: seen, by: NETWORK, now })).toBeUndefined()
  })

  it('when the code was used meanwhile', async () => {
    await mailOnce()
    now += 31_000
    const seen = await read()
    expect(await consumeCode(table(), KEY, seen, now)).toBe(true)
    expect(await leaseWithSameCode(lease(), { seen: seen, by: NETWORK, now })).toBeUndefined()
    expect(await leaseWithNewCode(lease(), { seen: seen, by: NETWORK, now })).toBeUndefined()
  })
})

describe('a lease', () => {
  it('is recognised by its holder when the answer to its write got lost', async () => {
    const mine = lease()
    const first = await takeMailLease(mine, () => now, {
      requester: { network: NETWORK },
      mailbox: [],
      isResend: false,
    })
    expect(
      await takeMailLease(mine, () => now, { requester: { network: NETWORK }, mailbox: [], isResend: false }),
    ).toEqual(first)
    expect((await read()).mailed).toHaveLength(1)
  })

  it('is released by its holder only', async () => {
    const mine = lease()
    await takeMailLease(mine, () => now, { requester: { network: NETWORK }, mailbox: [], isResend: false })
    await returnLease(lease())
    await releaseLease(lease())
    expect(await read()).toMatchObject({ leaseId: mine.id, mailed: [{ at: now, by: NETWORK }] })
  })
})

it('a code is used up by one caller, and not in the name of another challenge', async () => {
  await mailOnce()
  const seen = await read()
  expect(await consumeCode(table(), KEY, { ...seen, challengeId: 'another' }, now)).toBe(false)
  expect(await consumeCode(table(), KEY, seen, now)).toBe(true)
  expect(await consumeCode(table(), KEY, seen, now)).toBe(false)
})
