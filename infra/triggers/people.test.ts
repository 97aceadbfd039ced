import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf } from './code.ts'
import { leaseWithNewCode, newLease, returnLease } from './mail-lease.ts'
import { people } from './people.ts'
import { READ_ATTRIBUTES } from './people-limits.ts'
import type { Limits, PeopleRequest } from './people-protocol.ts'
import { WRITTEN_ATTRIBUTES } from './people-unlock.ts'
import { policy } from './policy.ts'
import { readItem } from './table.ts'
import { type SignIn, wrongFor } from './testing/sign-in.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

const ANNA = 'anna@example.com'
const OPERATOR = 'arn:aws:iam::111122223333:user/olga'
const [hour] = policy.mailsPerAddress

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers()
})

afterEach(async () => {
  await pool.stop()
})

describe('wrong codes', () => {
  it('that are used up are told with their end, and given back', async () => {
    const first = pool.time.now
    await usesUpTries()
    const end = first + policy.triesPerAccount.seconds * 1000
    expect(await limit('wrong-codes')).toEqual({
      name: 'wrong-codes',
      windows: [{ ...policy.triesPerAccount, used: policy.triesPerAccount.limit }],
      until: end,
    })
    expect(await pool.signIn(ANNA).start()).toMatchObject({ delivery: 'limited' })
    await asks({ operation: 'unlock' })
    expect(await limit('wrong-codes')).toMatchObject({ windows: [{ used: 0 }], until: null })
    const flow = pool.signIn(ANNA)
    expect(await flow.start()).toMatchObject({ delivery: 'sent' })
    expect(await flow.answer(newestCode())).toBe(true)
  })

  it('give no tries back to the code that is out of them', async () => {
    const flow = await outOfTries()
    expect(await limits()).toMatchObject({ code: { state: 'used-up', triesLeft: 0 } })
    await asks({ operation: 'unlock' })
    expect(await flow.answer(newestCode())).toBe(false)
    expect(await limits()).toMatchObject({ code: { state: 'used-up' } })
  })
})

describe('emails', () => {
  it('of an address that are used up are told with their end, and given back', async () => {
    const first = pool.time.now + policy.secondsBetweenMails * 1000
    for (let email = 0; email < hour.limit; email += 1) await startsLater()
    pool.passes(policy.secondsBetweenMails)
    expect(await pool.signIn(ANNA).start()).toMatchObject({ delivery: 'limited' })
    expect(await limit('emails')).toMatchObject({
      windows: [
        { used: 5, limit: 5 },
        { used: 5, limit: 20 },
      ],
      until: first + hour.seconds * 1000,
    })
    await asks({ operation: 'unlock' })
    expect(await pool.signIn(ANNA).start()).toMatchObject({ delivery: 'sent-again' })
    expect(await limit('emails')).toMatchObject({ windows: [{ used: 1 }, { used: 1 }], until: null })
  })

  it('of one client network and of a known browser are told apart', async () => {
    const here = { clientAddress: '203.0.113.7', browserId: 'browser-of-anna' }
    const flow = pool.signIn(ANNA, here)
    await flow.start()
    await flow.answer(newestCode())
    for (let email = 0; email < 4; email += 1) await startsLater(here)
    const { limits: all } = await limits()
    expect(all.filter(({ name }) => /network|browser/.test(name))).toMatchObject([
      {
        name: 'emails-of-network',
        windows: [
          { used: 3, limit: 3 },
          { used: 3, limit: 6 },
        ],
      },
      {
        name: 'emails-of-known-browser',
        windows: [
          { used: 2, limit: 5 },
          { used: 2, limit: 20 },
        ],
      },
    ])
  })

  it('have a pause, which ends with what is given back', async () => {
    await pool.signIn(ANNA).start()
    const end = pool.time.now + policy.secondsBetweenMails * 1000
    expect(await limit('pause')).toMatchObject({ windows: [{ used: 1 }], until: end })
    await asks({ operation: 'unlock' })
    expect(await limit('pause')).toMatchObject({ windows: [{ used: 0 }], until: null })
  })

  it('to all + addresses of a mailbox are given back, with the part of a client network', async () => {
    const here = { clientAddress: '203.0.113.7' }
    for (let tag = 0; tag < 3; tag += 1) await pool.signIn(`anna+${tag}@example.com`, here).start()
    const email = 'anna+shop@example.com'
    const refused = () => pool.signIn(email, here).start()
    expect(await refused()).toMatchObject({ delivery: 'limited' })
    const told = await limits({ email, ...here })
    expect(told.limits.filter(({ name }) => name.includes('mailbox'))).toMatchObject([
      { name: 'emails-of-mailbox-and-network', until: expect.any(Number) },
      { name: 'emails-of-mailbox', windows: [{ used: 3 }, { used: 3 }], until: null },
    ])
    await asks({ operation: 'unlock', email })
    expect(await refused()).toMatchObject({ delivery: 'limited' })
    await asks({ operation: 'unlock', email, ...here })
    expect(await refused()).toMatchObject({ delivery: 'sent' })
  })

  it('that one invocation is sending meanwhile stay its own', async () => {
    const { table, key } = pool.accountOf(ANNA)
    const lease = newLease(table, key)
    await leaseWithNewCode(lease, { seen: undefined, by: '', now: pool.time.now })
    expect(await limits()).toMatchObject({ code: { state: 'live', isSending: true } })
    await asks({ operation: 'unlock' })
    expect(await pool.signIn(ANNA).start()).toMatchObject({ delivery: 'recent' })
    await returnLease(lease)
    expect(await pool.signIn(ANNA).start()).toMatchObject({ delivery: 'sent-again' })
  })
})

it('the starts of a client address are told where it is named, and never given back', async () => {
  const clientAddress = '2001:db8::1'
  await pool.signIn('ben@example.com', { clientAddress }).start()
  const starts = async (about = {}) => (await limits(about)).limits.filter(({ name }) => name === 'starts')
  expect(await starts()).toEqual([])
  await asks({ operation: 'unlock', clientAddress })
  expect(await starts({ clientAddress })).toMatchObject(
    [20, 60, 200].map((limit) => ({ windows: [{ used: 1, limit }], until: null })),
  )
})

it('an address of which nothing is remembered has no code, and gets no item', async () => {
  expect(await limits()).toMatchObject({ code: { state: 'none', expiresAt: null } })
  await asks({ operation: 'unlock' })
  const { table, key } = pool.accountOf(ANNA)
  expect(await readItem(table, key)).toBeUndefined()
})

it('every act is logged before it is done, with the caller, the invocation and a hash of the address', async () => {
  const account = pool.accountOf(ANNA).key
  const line = { event: 'operator-act', account, operator: OPERATOR, requestId: 'request' }
  await asks({ operation: 'limits' })
  await asks({ operation: 'unlock' })
  await asks({ operation: 'record', act: 'group-add', group: 'staff' })
  expect(pool.logged()).toEqual([
    { ...line, act: 'show' },
    { ...line, act: 'unlock' },
    { ...line, act: 'group-add', group: 'staff' },
  ])
  const environment = { ...pool.dependencies.environment, TABLE_NAME: 'another' }
  await expect(asks({ operation: 'unlock' }, { ...pool.dependencies, environment })).rejects.toThrow()
  expect(pool.logged()).toHaveLength(4)
})

it.each([
  {},
  { operation: 'code', email: ANNA, operator: OPERATOR },
  { operation: 'limits', email: ANNA },
  { operation: 'limits', email: 'no address', operator: OPERATOR },
  { operation: 'record', email: ANNA, operator: OPERATOR, act: 'delete' },
])('what is no request fails, and is not logged: %j', async (request) => {
  await expect(people(pool.dependencies)(request, 'request')).rejects.toThrow()
  expect(pool.logged()).toEqual([])
})

it('no answer and no line has a code, a hash of one, a key or the address', async () => {
  await usesUpTries()
  const { table, key } = pool.accountOf(ANNA)
  const item = await readItem(table, key)
  const answers = [await limits(), await asks({ operation: 'unlock' })]
  const secrets = [
    codeOf(item?.['challengeId']?.S ?? '', pool.dependencies.environment.CODE_SECRET, 6),
    ...(item?.['answers']?.SS ?? ['no answer was kept']),
    item?.['challengeId']?.S ?? 'no challenge',
    pool.dependencies.environment.CODE_SECRET,
    ANNA,
  ]
  expect(secrets).toHaveLength(policy.triesPerCode + 4)
  const written = JSON.stringify([...answers, ...pool.logged()])
  expect(secrets.filter((secret) => written.includes(secret))).toEqual([])
  expect(JSON.stringify(answers)).not.toMatch(/account#|client#|mailbox#/)
})

it('the table is asked for nothing but what the role allows', async () => {
  const inputs: Record<string, unknown>[] = []
  await usesUpTries()
  pool.dependencies.dynamodb.middlewareStack.add(
    (next) => (args) => {
      inputs.push({ ...args.input })
      return next(args)
    },
    { step: 'initialize' },
  )
  const about = { email: 'anna+shop@example.com', clientAddress: '203.0.113.7' } as const
  await limits(about)
  await asks({ operation: 'unlock', ...about })
  expect(inputs.length).toBeGreaterThan(10)
  for (const { ProjectionExpression, UpdateExpression, ConditionExpression, ReturnValues } of inputs) {
    if (UpdateExpression === undefined) {
      expect(String(ProjectionExpression).split(', ')).toEqual(READ_ATTRIBUTES)
    } else {
      const names = `${UpdateExpression} ${ConditionExpression}`.match(/(?<![:\w])[a-zA-Z]+\b(?!\()/g) ?? []
      expect(WRITTEN_ATTRIBUTES).toEqual(expect.arrayContaining(names.filter((name) => name !== 'SET')))
      expect(ReturnValues).toBe('NONE')
    }
  }
  expect(READ_ATTRIBUTES).not.toContain('challengeId')
})

type Asked = {
  readonly operation: PeopleRequest['operation']
  readonly email?: string
  readonly clientAddress?: string
  readonly act?: string
  readonly group?: string
}

function asks(request: Asked, needs = pool.dependencies) {
  return people(needs)({ email: ANNA, operator: OPERATOR, ...request }, 'request')
}

async function limits(about: { email?: string; clientAddress?: string } = {}): Promise<Limits> {
  const told = await asks({ operation: 'limits', ...about })
  if (told === null) throw new Error('No limits were told')
  return told
}

async function limit(name: string) {
  return (await limits()).limits.find((each) => each.name === name)
}

const newestCode = () => pool.codesMailedTo(ANNA).at(-1) ?? 'no code'

/** A start when the pause after the last email is over. */
async function startsLater(options = {}) {
  pool.passes(policy.secondsBetweenMails)
  await pool.signIn(ANNA, options).start()
}

/** A flow whose code has no tries left. */
async function outOfTries(): Promise<SignIn> {
  const flow = pool.signIn(ANNA)
  await flow.start()
  for (let guess = 0; guess < policy.triesPerCode; guess += 1) {
    await flow.answer(wrongFor(newestCode(), guess))
  }
  return flow
}

/** All wrong codes that an account may have in a day. */
async function usesUpTries(): Promise<void> {
  for (let code = 0; code < policy.triesPerAccount.limit / policy.triesPerCode; code += 1) {
    await outOfTries()
    pool.passes(policy.secondsBetweenMails)
  }
}
