import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { policy } from './policy.ts'
import { TABLE_NAME } from './testing/start-table.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers()
})

afterEach(async () => {
  await pool.stop()
})

function preAuthentication(clientAddress?: string, options = { isUnknown: false }) {
  const request = clientAddress === undefined ? {} : { validationData: { clientAddress } }
  const event = pool.signIn('anna@example.com', options).event('PreAuthentication', { request, response: {} })
  return { event, run: () => pool.triggers.PreAuthentication(event) }
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

describe('starts per client address', () => {
  it('are twenty in an hour, also in parallel', async () => {
    expect(await admitted(30, () => preAuthentication('203.0.113.7').run())).toBe(20)
    expect(await admitted(1, () => preAuthentication('203.0.113.8').run())).toBe(1)
  })

  it('over it are refused with the second from which they are admitted again, and then are', async () => {
    await admitted(20, () => preAuthentication('203.0.113.7').run())
    const until = Math.ceil(pool.time.now / 1000) + 3600
    pool.passes(1000)
    await expect(preAuthentication('203.0.113.7').run()).rejects.toThrow(
      new RegExp(`^TooManyStarts until ${until}$`),
    )
    expect(pool.logged().at(-1)).toMatchObject({ event: 'start-refused', outcome: 'starts', Locked: 1 })
    pool.time.now = until * 1000
    expect(await admitted(1, () => preAuthentication('203.0.113.7').run())).toBe(1)
  })

  it('count the whole /64 of IPv6 as one, and a mapped address as the IPv4 that it is', async () => {
    const inOneNetwork = (index: number) => preAuthentication(`2001:db8:1:2::${index.toString(16)}`).run()
    expect(await admitted(30, inOneNetwork)).toBe(20)
    const spelled = ['203.0.113.7', '::ffff:203.0.113.7', '::ffff:cb00:7107']
    expect(await admitted(30, (index) => preAuthentication(spelled[index % 3]).run())).toBe(20)
  })

  it('from absent and nonsensical addresses share one budget of two hundred', async () => {
    const nonsense = [undefined, 'junk', '', '1.2.3', '203.0.113.7, 10.0.0.1']
    expect(await admitted(230, (index) => preAuthentication(nonsense[index % 5]).run())).toBe(200)
  })

  it('count known and unknown users alike', async () => {
    await admitted(10, () => preAuthentication('203.0.113.7', { isUnknown: true }).run())
    expect(await admitted(30, () => preAuthentication('203.0.113.7').run())).toBe(10)
  })

  it('return the event as it came', async () => {
    const { event, run } = preAuthentication('203.0.113.7')
    expect(await run()).toEqual(event)
  })

  it('leave no address in the table, and logs that stay short', async () => {
    for (let hour = 0; hour < 3; hour++) {
      expect(await admitted(25, () => preAuthentication('203.0.113.7').run())).toBe(20)
      pool.passes(3600)
    }
    const { Items = [] } = await pool.dependencies.dynamodb.send(new ScanCommand({ TableName: TABLE_NAME }))
    expect(Items).toHaveLength(1)
    expect(JSON.stringify(Items)).not.toContain('203.0.113')
    expect(Items[0]?.['starts']?.L?.length).toBeLessThanOrEqual(40)
    expect(Number(Items[0]?.['sweepAt']?.N)).toBeGreaterThan(pool.time.now / 1000)
  })
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

  it('have a budget of their own per client address, whichever way the site names it', async () => {
    const data = { clientAddress: '203.0.113.7' }
    const ways = [
      { clientMetadata: data },
      { validationData: data },
      { clientMetadata: data, validationData: null },
    ]
    await admitted(20, () => preAuthentication('203.0.113.7').run())
    expect(await admitted(30, (index) => preSignUp('anna@example.com', ways[index % 3]).run())).toBe(20)
    await expect(preSignUp('anna@example.com', ways[0]).run()).rejects.toThrow(/^TooManyStarts until \d+$/)
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
  ])('with an address that we would not mail are refused: %j', async (email) => {
    await expect(preSignUp(email).run()).rejects.toThrow(/^InvalidEmailAddress$/)
  })
})
