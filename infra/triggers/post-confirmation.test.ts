import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SESClient } from '@aws-sdk/client-ses'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { policy } from './policy.ts'
import { postConfirmation } from './post-confirmation.ts'
import { wrongFor } from './testing/sign-in.ts'
import { clientOf } from './testing/start-aws.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

const ANNA = 'anna@example.com'
const Body = z.looseObject({ Password: z.string() })
const NOTICE = 'Your App password was changed'

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers('password-and-code')
})

afterEach(async () => {
  await pool.stop()
})

function event(source: 'ConfirmSignUp' | 'ConfirmForgotPassword', email = ANNA, clientMetadata = {}) {
  return {
    version: '1',
    region: 'us-east-1',
    userPoolId: 'us-east-1_Local0001',
    userName: '34c84488-e0e1-70ae-d2ee-991ad1a898c8',
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: 'client' },
    triggerSource: `PostConfirmation_${source}`,
    request: { userAttributes: { sub: 'sub', email, email_verified: 'true' }, clientMetadata },
    response: {},
  }
}

const afterReset = (email = ANNA) => pool.triggers.PostConfirmation(event('ConfirmForgotPassword', email))

describe('a reset password', () => {
  it('ends every session, then tells the owner', async () => {
    expect(await afterReset()).toEqual(event('ConfirmForgotPassword'))
    expect(pool.cognito.calls).toEqual([
      {
        target: 'AWSCognitoIdentityProviderService.AdminUserGlobalSignOut',
        body: { UserPoolId: 'us-east-1_Local0001', Username: '34c84488-e0e1-70ae-d2ee-991ad1a898c8' },
      },
    ])
    expect(pool.noticesMailedTo(ANNA)).toEqual([NOTICE])
    expect(pool.ses.mails[0]?.message.text).toContain('at 10:07 UTC on 23 November 2026')
    expect(pool.logged()).toMatchObject([
      { event: 'password-reset', outcome: 'ok', PasswordReset: 1 },
      { event: 'notice-sent', outcome: 'password-changed', NoticeMailed: 1 },
    ])
    expect(JSON.stringify(pool.logged())).not.toContain('anna')
  })

  it('is told of once an hour at most, also in parallel; sessions end every time', async () => {
    await Promise.all(Array.from({ length: 5 }, () => afterReset()))
    pool.passes(policy.secondsBetweenPasswordNotices - 1)
    await afterReset()
    expect(pool.noticesMailedTo(ANNA)).toEqual([NOTICE])
    expect(pool.cognito.calls).toHaveLength(6)
    pool.passes(1)
    await afterReset()
    expect(pool.noticesMailedTo(ANNA)).toEqual([NOTICE, NOTICE])
  })

  it('of one account keeps no notice from another', async () => {
    await afterReset()
    await afterReset('ben@example.com')
    expect(pool.noticesMailedTo('ben@example.com')).toEqual([NOTICE])
  })

  it('stands although SES takes no mail: that is logged, and the next reset tells', async () => {
    pool.ses.state.behaviour = 'rejects'
    expect(await afterReset()).toEqual(event('ConfirmForgotPassword'))
    expect(pool.logged().at(-1)).toMatchObject({
      event: 'notice-failed',
      outcome: 'MessageRejected',
      MailFailed: 1,
    })
    expect(JSON.stringify(pool.logged())).not.toContain('anna')
    pool.ses.state.behaviour = 'accepts'
    await afterReset()
    expect(pool.noticesMailedTo(ANNA)).toEqual([NOTICE])
  })

  it('succeeds with no email service to connect to', async () => {
    const ses = new SESClient(clientOf('http://127.0.0.1:1'))
    const trigger = postConfirmation({ ...pool.dependencies, ses })
    expect(await trigger(event('ConfirmForgotPassword'))).toEqual(event('ConfirmForgotPassword'))
  })

  it('whose sessions cannot be ended fails with SignOutFailed alone, and the owner still gets the notice', async () => {
    pool.cognito.state.behaviour = 'refuses'
    const failed = afterReset()
    await expect(failed).rejects.toThrow(/^SignOutFailed$/)
    await failed.catch((error: unknown) => expect(JSON.stringify(error)).not.toContain('anna'))
    expect(pool.logged()[0]).toMatchObject({
      event: 'password-reset',
      outcome: 'UserNotFoundException',
      PasswordReset: 1,
      SignOutFailed: 1,
    })
    expect(pool.noticesMailedTo(ANNA)).toEqual([NOTICE])
  })

  it('goes to no second recipient, whatever the stored address says', async () => {
    await afterReset('a@example.com,b@example.com')
    expect(pool.ses.mails).toEqual([])
  })

  it('gives the tries back that strangers burnt: promise 3 is about guesses, and this took the mailbox', async () => {
    for (let round = 0; round < 3; round += 1) {
      pool.passes(3_600)
      const stranger = pool.signIn(ANNA)
      await stranger.start()
      const code = pool.codesMailedTo(ANNA).at(-1)
      for (let answer = 0; answer < policy.triesPerCode; answer += 1) {
        await stranger.answer(wrongFor(code, answer))
      }
    }
    pool.passes(3_600)
    expect(await pool.signIn(ANNA).start()).toMatchObject({ delivery: 'limited', triesLeft: 0 })
    await afterReset()
    const signIn = pool.signIn(ANNA)
    expect(await signIn.start()).toMatchObject({ delivery: 'sent', triesLeft: 5 })
    expect(await signIn.answer(pool.codesMailedTo(ANNA).at(-1) ?? '')).toBe(true)
  })

  it('succeeds although the table takes no write, which is logged', async () => {
    const dynamodb = new DynamoDBClient(clientOf('http://127.0.0.1:1'))
    const trigger = postConfirmation({ ...pool.dependencies, dynamodb })
    expect(await trigger(event('ConfirmForgotPassword'))).toEqual(event('ConfirmForgotPassword'))
    expect(pool.logged()[0]).toMatchObject({
      event: 'password-reset',
      outcome: expect.stringMatching(/^tries-kept: /),
    })
    expect(pool.cognito.calls).toHaveLength(1)
  })

  it('leaves a start of the same account as it was', async () => {
    await afterReset()
    expect(await pool.signIn(ANNA).start()).toMatchObject({ delivery: 'sent', triesLeft: 5 })
  })
})

it('a confirmed sign-up is a line in the log, and nothing else', async () => {
  expect(await pool.triggers.PostConfirmation(event('ConfirmSignUp'))).toEqual(event('ConfirmSignUp'))
  expect(pool.logged()).toMatchObject([{ event: 'confirmed', outcome: 'ok' }])
  expect(pool.logged()[0]).not.toHaveProperty('_aws')
  expect(pool.cognito.calls).toEqual([])
  expect(pool.ses.mails).toEqual([])
  expect(pool.table.requests).toEqual([])
})

describe('a confirmed sign-up that a stranger may have begun', () => {
  const begunBefore = event('ConfirmSignUp', ANNA, { begunBefore: 'true' })

  it('gets a random password, another one each time', async () => {
    expect(await pool.triggers.PostConfirmation(begunBefore)).toEqual(begunBefore)
    await pool.triggers.PostConfirmation(begunBefore)
    const calls = pool.cognito.calls.map(({ target, body }) => ({ target, ...Body.parse(body) }))
    for (const { target, ...body } of calls) {
      expect(target).toBe('AWSCognitoIdentityProviderService.AdminSetUserPassword')
      expect(body).toMatchObject({ Username: begunBefore.userName, Permanent: true })
      expect(body.Password.length).toBeGreaterThan(60)
    }
    expect(new Set(calls.map(({ Password }) => Password)).size).toBe(2)
    expect(JSON.stringify(pool.logged())).not.toContain(calls[0]?.Password)
    expect(pool.ses.mails).toEqual([])
  })

  it('fails with PasswordKept alone when Cognito does not take that', async () => {
    pool.cognito.state.behaviour = 'refuses'
    await expect(pool.triggers.PostConfirmation(begunBefore)).rejects.toThrow(/^PasswordKept$/)
    expect(pool.logged()).toMatchObject([
      { event: 'confirmed', outcome: 'UserNotFoundException', PasswordKept: 1 },
    ])
  })

  it.each([{ begunBefore: 'false' }, { begunBefore: '' }, { other: 'true' }])(
    'is any other word than its own: %j changes nothing',
    async (clientMetadata) => {
      await pool.triggers.PostConfirmation(event('ConfirmSignUp', ANNA, clientMetadata))
      expect(pool.cognito.calls).toEqual([])
    },
  )
})

it('a malformed event throws and ends no session', async () => {
  for (const malformed of [
    null,
    {},
    { ...event('ConfirmSignUp'), triggerSource: 'PostConfirmation_Other' },
  ]) {
    await expect(pool.triggers.PostConfirmation(malformed)).rejects.toThrow()
  }
  expect(pool.cognito.calls).toEqual([])
})
