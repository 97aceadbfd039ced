import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readItem } from './table.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

const ANNA = 'anna@example.com'

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers()
})

afterEach(async () => {
  await pool.stop()
})

async function itemOf(email: string) {
  const { table, key } = pool.accountOf(email)
  return readItem(table, key)
}

describe('an address without an account', () => {
  it('gets the same words, the same table work and no mail', async () => {
    const told: unknown[] = []
    const work: string[][] = []
    for (const isUnknown of [false, true]) {
      pool.table.requests.length = 0
      const flow = pool.signIn(isUnknown ? 'nobody@example.com' : ANNA, { isUnknown })
      told.push([await flow.start(), await flow.createAgain()])
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
        heard.push(await pool.signIn(isUnknown ? 'nobody@example.com' : ANNA, { isUnknown }).start())
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
    await pool.signIn(ANNA).start()
    const item = await itemOf(ANNA)
    const written = JSON.stringify(item)
    expect(written).not.toContain(pool.codesMailedTo(ANNA)[0])
    expect(written).not.toContain('anna')
    expect(Number(item?.['sweepAt']?.N)).toBeGreaterThanOrEqual(pool.time.now / 1000 + 86_400)
  })

  it('keeps its logs short over months of sign-ins', async () => {
    for (let day = 0; day < 25; day++) {
      await pool.signIn(ANNA).start()
      pool.passes(86_400)
    }
    expect((await itemOf(ANNA))?.['mailed']?.L?.length).toBeLessThanOrEqual(20)
    expect(pool.ses.mails).toHaveLength(25)
  })
})
