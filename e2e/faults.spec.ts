import { HttpVisitor, plainText } from './support/http-visitor.ts'
import { expect, test } from './support/test.ts'
import { newAddress, newestCode, otherThan } from './support/visitor.ts'

const AT_START = "We can't send codes right now. We kept your email address. Try again in a few minutes."
const AT_ANSWER = "We can't check or send codes right now. We kept your code. Try again in a few minutes."

/** Errors of Cognito and of our triggers that no visitor caused. */
const OUTAGES = [
  { type: 'TooManyRequestsException', message: 'Too many requests' },
  { type: 'LimitExceededException', message: 'Attempt limit exceeded, please try after some time.' },
  { type: 'InternalErrorException', message: 'Something went wrong', status: 500 },
  { type: 'ServiceUnavailable', message: 'Service unavailable', status: 503 },
  {
    type: 'UnexpectedLambdaException',
    message: 'CreateAuthChallenge invocation failed due to error AccessDeniedException.',
  },
  {
    type: 'UnexpectedLambdaException',
    message:
      'CreateAuthChallenge invocation failed due to error Socket timeout while invoking Lambda function.',
  },
  { type: 'InvalidLambdaResponseException', message: 'Unrecognizable lambda output' },
  {
    type: 'UserLambdaValidationException',
    message: 'CreateAuthChallenge failed with error MailUnavailable.',
  },
  { type: 'UserLambdaValidationException', message: 'CreateAuthChallenge failed with error Contention.' },
  { type: 'ForbiddenException', message: 'Request not allowed due to WAF block.', status: 403 },
] as const

test.describe('faults', { tag: '@http' }, () => {
  test('every error of Cognito shows its sentence, keeps the input and costs no try', async ({
    site,
    pool,
  }) => {
    test.slow()
    const address = newAddress()
    const visitor = new HttpVisitor(site.origin)
    await visitor.submits('/sign-up', 'Email me a code', { email: address })
    const code = newestCode(pool, address)
    const cookies = new Set(visitor.cookies.keys())

    const stories = [
      ...OUTAGES.map((fail) => ({ name: fail.message, fault: { fail } })),
      { name: 'no answer', fault: { drop: 'before' as const } },
    ]
    for (const { name, fault } of stories) {
      Object.assign(pool.faults.cognito, fault)
      const stranger = new HttpVisitor(site.origin)
      const html = await stranger.submitsAndReads('/sign-in', 'Email me a code', { email: address })
      expect([name, plainText(html)]).toEqual([name, expect.stringContaining(AT_START)])
      expect(html).toContain(`value="${address}"`)
      expect([...stranger.cookies.keys()].sort()).toEqual(['cookies', 'flash-state'])

      const answered = await visitor.entersCode(code)
      expect([name, plainText(answered)]).toEqual([name, expect.stringContaining(AT_ANSWER)])
      expect(answered).toContain(`value="${code}"`)
      expect(new Set(visitor.cookies.keys())).toEqual(cookies)
      for (const key of Object.keys(fault)) Reflect.deleteProperty(pool.faults.cognito, key)
    }

    await visitor.entersCode(otherThan(code))
    const second = plainText(await visitor.entersCode(otherThan(code, 2)))
    expect(second).toContain('You have 3 tries left.')
    expect(await visitor.entersCode(code)).toContain('signed in')
  })

  test('a lost answer costs one more step, not the sign-in', async ({ site, pool }) => {
    const address = newAddress()
    const visitor = new HttpVisitor(site.origin)
    await visitor.submits('/sign-up', 'Email me a code', { email: address })
    const code = newestCode(pool, address)
    pool.faults.cognito.drop = 'after'
    expect(plainText(await visitor.entersCode(otherThan(code)))).toContain(AT_ANSWER)
    delete pool.faults.cognito.drop
    expect(await visitor.entersCode(code)).toContain('signed in')
  })

  test('a call to Cognito that takes ten seconds is abandoned and nothing is lost', async ({
    site,
    pool,
  }) => {
    const address = newAddress()
    const visitor = new HttpVisitor(site.origin)
    await visitor.submits('/sign-up', 'Email me a code', { email: address })
    pool.faults.cognito.delayMilliseconds = 10_000
    const page = plainText(await visitor.entersCode(newestCode(pool, address)))
    delete pool.faults.cognito.delayMilliseconds
    expect(page).toContain(AT_ANSWER)
  })

  for (const fault of [
    { name: 'rejecting', error: 'MessageRejected' },
    { name: 'throttled', error: 'Throttling' },
    { name: 'paused', error: 'AccountSendingPausedException' },
    { name: 'slow', delayMs: 12_000 },
  ] as const) {
    test(`SES ${fault.name}: the page says so within four seconds, and a later try works`, async ({
      site,
      pool,
      clock,
    }) => {
      const address = newAddress()
      const visitor = new HttpVisitor(site.origin)
      await visitor.submits('/sign-up', 'Email me a code', { email: address })
      await clock.passes({ seconds: 31 })
      const { name: _name, ...fails } = fault
      Object.assign(pool.faults.mail, fails)
      const begun = performance.now()
      const page = plainText(await visitor.submitsAndReads('/sign-in', 'Email me a code', { email: address }))
      expect(page).toContain(AT_START)
      expect(performance.now() - begun).toBeLessThan(4_000)
      for (const key of Object.keys(fails)) Reflect.deleteProperty(pool.faults.mail, key)
      await visitor.asksForCode(address)
      expect(await visitor.entersCode(newestCode(pool, address))).toContain('signed in')
    })
  }

  test('a sign-in finishes after a restart and on a second instance', async ({ pool, startsSite }) => {
    const [first, second] = [await startsSite(), await startsSite()]
    const address = newAddress()
    const visitor = new HttpVisitor(first.origin)
    await visitor.submits('/sign-up', 'Email me a code', { email: address })
    const elsewhere = visitor.copy(second.origin)
    expect(await elsewhere.entersCode(newestCode(pool, address))).toContain('signed in')
    expect(await elsewhere.copy(first.origin).isSignedIn()).toBe(true)
  })
})
