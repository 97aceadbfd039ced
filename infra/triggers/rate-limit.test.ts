import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { policy } from './policy.ts'
import { TABLE_NAME } from './testing/start-aws.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers()
})

afterEach(async () => {
  await pool.stop()
})

/** Asks for a code from this address, for an account of its own, whose limits are not met. */
async function asks(clientAddress: string, options = {}) {
  const email = `${crypto.randomUUID()}@example.com`
  return pool.signIn(email, { clientAddress, ...options }).start()
}

/** How many of so many requests in parallel were let through. */
async function asked(requests: number, run: (index: number) => ReturnType<typeof asks>): Promise<number> {
  const told = await Promise.all(Array.from({ length: requests }, (_, index) => run(index)))
  return told.filter(({ delivery }) => delivery === 'sent').length
}

function preSignUp(email: string | undefined, data: object = {}) {
  const event = {
    version: '1',
    triggerSource: 'PreSignUp_SignUp',
    userPoolId: 'us-east-1_Local0001',
    userName: 'sub',
    request: { userAttributes: email === undefined ? {} : { email }, ...data },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  }
  return { event, run: () => pool.triggers.PreSignUp(event) }
}

/** How many of so many tries in parallel were let through. */
async function admitted(tries: number, run: (index: number) => Promise<unknown>): Promise<number> {
  const outcomes = await Promise.allSettled(Array.from({ length: tries }, (_, index) => run(index)))
  return outcomes.filter(({ status }) => status === 'fulfilled').length
}

function signUpsFrom(tries: number, clientAddress: string): Promise<number> {
  return admitted(tries, () => preSignUp('anna@example.com', { clientMetadata: { clientAddress } }).run())
}

describe('starts per client address', () => {
  it('are twenty in an hour, also in parallel', async () => {
    expect(await asked(30, () => asks('203.0.113.7'))).toBe(20)
    expect(await asked(1, () => asks('203.0.113.8'))).toBe(1)
  })

  it('over it are refused with the second from which they are admitted again, and then are', async () => {
    await asked(20, () => asks('203.0.113.7'))
    const until = Math.ceil(pool.time.now / 1000) + 3600
    pool.passes(1000)
    const mails = pool.ses.mails.length
    const told = await asks('203.0.113.7')
    expect(told.delivery).toBe('too-many-starts')
    expect(told.resendAt).toBe(told.saidAt + 2600)
    expect(pool.ses.mails).toHaveLength(mails)
    expect(pool.logged().at(-1)).toMatchObject({ event: 'start-refused', outcome: 'starts', Locked: 1 })
    pool.time.now = until * 1000
    expect(await asked(1, () => asks('203.0.113.7'))).toBe(1)
  })

  it('over it leave the flow as it was: a live code still signs in', async () => {
    const flow = pool.signIn('anna@example.com', { clientAddress: '203.0.113.7' })
    await flow.start()
    await asked(19, () => asks('203.0.113.7'))
    expect(await flow.resend()).toMatchObject({
      delivery: 'too-many-starts',
      codeState: 'live',
      triesLeft: 5,
    })
    expect(await flow.answer(pool.codesMailedTo('anna@example.com')[0] ?? '')).toBe(true)
  })

  it('count the whole /64 of IPv6 as one, and a mapped address as the IPv4 that it is', async () => {
    const inOneNetwork = (index: number) => asks(`2001:db8:1:2::${index.toString(16)}`)
    expect(await asked(30, inOneNetwork)).toBe(20)
    const spelled = ['203.0.113.7', '::ffff:203.0.113.7', '::ffff:cb00:7107']
    expect(await asked(30, (index) => asks(spelled[index % 3] ?? ''))).toBe(20)
  })

  it('are sixty in an hour from a /56 of IPv6, and 200 from a /48', async () => {
    const fromSubnet = (subnet: number) => signUpsFrom(20, `2001:db8:1:${subnet.toString(16)}::1`)
    let [inFirst56, inOthers] = [0, 0]
    for (let subnet = 0; subnet < 4; subnet += 1) inFirst56 += await fromSubnet(subnet)
    expect(inFirst56).toBe(60)
    for (let subnet = 256; subnet < 9 * 256; subnet += 256) inOthers += await fromSubnet(subnet)
    expect(inFirst56 + inOthers).toBe(200)
    expect(await signUpsFrom(1, '2001:db8:2::1')).toBe(1)
  })

  it('that a /64 makes beyond its own limit cost its /48 nothing', async () => {
    expect(await signUpsFrom(70, '2001:db8:1:2::1')).toBe(20)
    expect(await signUpsFrom(30, '2001:db8:1:3::1')).toBe(20)
  })

  it('from absent and nonsensical addresses are never refused, and counted by a metric', async () => {
    const nonsense = ['unknown', 'junk', '', '1.2.3', '203.0.113.7, 10.0.0.1']
    expect(await asked(25, (index) => asks(nonsense[index % 5] ?? ''))).toBe(25)
    const counted = pool.logged().filter((line) => JSON.stringify(line).includes('"ClientUnknown":1'))
    expect(counted).toHaveLength(25)
  })

  it('count known and unknown users alike', async () => {
    await asked(10, () => asks('203.0.113.7', { isUnknown: true }))
    expect(await asked(30, () => asks('203.0.113.7'))).toBe(10)
  })

  it('are not counted by opening a flow, which touches no table and mails nothing', async () => {
    const flow = pool.signIn('anna@example.com', { clientAddress: '203.0.113.7' })
    expect(await flow.open()).toEqual({
      fieldTitle: 'Enter the code',
      fieldHint: 'The 6-digit code from our email',
      fieldText: 'default',
      codeLength: '6',
    })
    expect(pool.table.requests).toEqual([])
    expect(pool.ses.mails).toEqual([])
  })

  it('leave no address in the table, and logs that stay short', async () => {
    const mailbox = 'anna@example.com'
    for (let hour = 0; hour < 3; hour++) {
      for (let start = 0; start < 25; start++) {
        await pool.signIn(mailbox, { clientAddress: '203.0.113.7' }).start()
      }
      pool.passes(3600)
    }
    const { Items = [] } = await pool.dependencies.dynamodb.send(new ScanCommand({ TableName: TABLE_NAME }))
    const item = Items.find(({ pk }) => pk?.S?.startsWith('client#'))
    expect(JSON.stringify(Items)).not.toContain('203.0.113')
    expect(item?.['starts']?.L?.length).toBeLessThanOrEqual(40)
    expect(Number(item?.['sweepAt']?.N)).toBeGreaterThan(pool.time.now / 1000)
  })
})

describe('a start that only takes a place', () => {
  const charge = (clientAddress: string) => ({ clientMetadata: { chargeStart: 'true', clientAddress } })

  it('creates no account: it is refused as counted twenty times in an hour, and then as too many', async () => {
    const refusals = await Promise.allSettled(
      Array.from({ length: 30 }, () => preSignUp('0123@decoy.invalid', charge('203.0.113.7')).run()),
    )
    const messages = refusals.map((refusal) => refusal.status === 'rejected' && refusal.reason.message)
    expect(messages.filter((message) => message === 'StartCharged')).toHaveLength(20)
    expect(messages.filter((message) => message === 'TooManyStarts for 3600 seconds')).toHaveLength(10)
  })

  it('takes no place of the codes and sign-ups that come from the same address', async () => {
    for (let time = 0; time < 20; time++)
      await preSignUp('a@decoy.invalid', charge('203.0.113.7'))
        .run()
        .catch(() => {})
    expect(await asked(1, () => asks('203.0.113.7'))).toBe(1)
    const data = { clientMetadata: { clientAddress: '203.0.113.7' } }
    expect(await admitted(1, () => preSignUp('anna@example.com', data).run())).toBe(1)
  })
})

it('a report of a reused refresh token is counted and logged, creates no account, and costs no place', async () => {
  const report = { clientMetadata: { reportReuse: 'true', clientAddress: '203.0.113.7' } }
  await expect(preSignUp('0123@decoy.invalid', report).run()).rejects.toThrow(/^Reported$/)
  expect(pool.logged()).toMatchObject([{ event: 'token-reused', TokenReused: 1 }])
  expect(pool.table.requests).toEqual([])
})

it('an account that an operator creates passes unchanged, and costs no place', async () => {
  const { event } = preSignUp('anna@example.com', { clientMetadata: { clientAddress: '203.0.113.7' } })
  const created = { ...event, triggerSource: 'PreSignUp_AdminCreateUser' }
  expect(await pool.triggers.PreSignUp(created)).toEqual(created)
  expect(pool.table.requests).toEqual([])
})

describe('sign-ups', () => {
  it('confirm the account and never call its address verified', async () => {
    const { event, run } = preSignUp('anna@example.com')
    expect(await run()).toEqual({
      ...event,
      response: { autoConfirmUser: true, autoVerifyEmail: false, autoVerifyPhone: false },
    })
  })

  it('with a password leave the account to Cognito’s own confirmation code, behind the same checks', async () => {
    await pool.stop()
    pool = await startTriggers('password-and-code')
    const data = { clientMetadata: { clientAddress: '203.0.113.7' } }
    const { event, run } = preSignUp('anna@example.com', data)
    expect(await run()).toEqual({
      ...event,
      response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
    })
    await expect(preSignUp(' anna@example.com').run()).rejects.toThrow(/^InvalidEmailAddress$/)
    expect(await admitted(30, () => preSignUp('anna@example.com', data).run())).toBe(19)
  })

  it('have a limit of their own per client address', async () => {
    const data = { clientMetadata: { clientAddress: '203.0.113.7' }, validationData: null }
    await asked(20, () => asks('203.0.113.7'))
    expect(await admitted(30, () => preSignUp('anna@example.com', data).run())).toBe(20)
    await expect(preSignUp('anna@example.com', data).run()).rejects.toThrow(
      /^TooManyStarts for 3600 seconds$/,
    )
    expect(policy.startsPerClientAddress[0].limit).toBe(20)
  })

  it.each([
    undefined,
    '',
    'anna',
    ' anna@example.com',
    'anna@example.com,ben@example.com',
    'anna@example.com\r\nbcc: ben@example.com',
    '"anna"@example.com',
    '=?utf-8?q?anna?=@example.com',
    'anna＠example.com',
    'ann\u212A@example.com',
    '0123@decoy.invalid',
  ])('with an address that we would not mail are refused: %j', async (email) => {
    await expect(preSignUp(email).run()).rejects.toThrow(/^InvalidEmailAddress$/)
  })

  it.each([
    ['name', 'Call +1 900 555 0100'],
    ['nickname', 'Anna'],
    ['locale', 'tlh'],
  ])('with an attribute that this site never sends are refused: %s', async (name, value) => {
    const { event } = preSignUp('anna@example.com')
    const request = { ...event.request, userAttributes: { email: 'anna@example.com', [name]: value } }
    await expect(pool.triggers.PreSignUp({ ...event, request })).rejects.toThrow(/^InvalidEmailAddress$/)
  })
})
