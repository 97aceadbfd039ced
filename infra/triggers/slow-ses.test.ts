import { SESClient } from '@aws-sdk/client-ses'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { policy } from './policy.ts'
import { sendNotice } from './send-notice.ts'
import { SignIn } from './testing/sign-in.ts'
import { clientOf } from './testing/start-aws.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'
import { createTriggers } from './triggers.ts'

const ANNA = 'anna@example.com'

const CLOSED = 'http://127.0.0.1:1'

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers()
})

afterEach(async () => {
  await pool.stop()
})

function impatiently() {
  return { ...pool.dependencies, ses: pool.ses.impatientSes }
}

it.each(['takes-and-hangs', 'takes-and-fails'] as const)(
  'an SES that %s sends no more than the limits allow',
  async (behaviour) => {
    pool.ses.state.behaviour = behaviour
    const triggers = createTriggers(impatiently())
    for (let start = 0; start < 20; start += 1) {
      await new SignIn(triggers, ANNA, {}).start()
      pool.passes(policy.mailLeaseSeconds)
    }
    expect(pool.ses.mails).toHaveLength(3)
    for (let start = 0; start < 20; start += 1) {
      await new SignIn(triggers, ANNA, {}).start()
      pool.passes(policy.secondsBetweenMails)
    }
    expect(pool.ses.mails).toHaveLength(5)
  },
)

it('an email that may have left is the last one for the pause; after a refusal the next request sends', async () => {
  const nowhere = new SESClient(clientOf(CLOSED))
  const triggers = createTriggers({ ...pool.dependencies, ses: nowhere })
  expect(await new SignIn(triggers, ANNA, {}).start()).toMatchObject({ delivery: 'failed' })
  expect(await pool.signIn(ANNA).start()).toMatchObject({ delivery: 'recent' })
  pool.passes(policy.secondsBetweenMails)
  pool.ses.state.behaviour = 'rejects'
  expect(await pool.signIn(ANNA).start()).toMatchObject({ delivery: 'failed' })
  pool.ses.state.behaviour = 'accepts'
  expect(await pool.signIn(ANNA).start()).toMatchObject({ delivery: 'sent-again' })
})

it('a notice that may have left is the last one for its pause', async () => {
  const order = {
    kind: 'password-changed',
    account: pool.accountOf(ANNA).key,
    happenedAt: pool.time.now,
    recipient: { address: ANNA, language: 'en' },
  } as const
  pool.ses.state.behaviour = 'takes-and-hangs'
  await sendNotice(impatiently(), order)
  pool.passes(policy.secondsBetweenPasswordNotices - 1)
  await sendNotice(impatiently(), order)
  expect(pool.noticesMailedTo(ANNA)).toHaveLength(1)
  pool.passes(1)
  await sendNotice(impatiently(), order)
  expect(pool.noticesMailedTo(ANNA)).toHaveLength(2)
})
