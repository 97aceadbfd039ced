import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses'
import { expect, test } from 'vitest'
import { lookAtPool, saysOf, startedPool } from '#infra/doctor/testing/look-at-pool.ts'
import { localClient } from '#infra/local/local-client.ts'
import type { OperablePool } from '#infra/local/start-local-pool.ts'
import { mailQuota } from './mail-quota.ts'

const SENDER = 'no-reply@example.com'
const PAGE = 'https://us-east-1.console.aws.amazon.com/ses/home?region=us-east-1#/account'
const SANDBOX =
  'SES is in its sandbox (200 mails a day): mails to addresses that are not verified are rejected (MessageRejected)'

test('mails of the last day, out of those that there are', async () => {
  const pool = await startedPool()
  await send(pool, 2)
  expect(await saysOf(mailQuota, lookAtPool(pool))).toEqual([
    'ok: not in the sandbox; 2 of 50000 mails in 24 hours, 14 a second',
  ])
})

test('the sandbox is a warning where one tries things, and wrong where people sign in', async () => {
  const tried = await startedPool()
  tried.faults.mail.isSandbox = true
  expect(await saysOf(mailQuota, lookAtPool(tried))).toEqual([
    `warning: ${SANDBOX}; to try it, verify your own address -> Request production access on ${PAGE}`,
  ])
  const production = await startedPool({ deployed: { pool: { DeletionProtection: 'ACTIVE' } } })
  production.faults.mail.isSandbox = true
  expect(await saysOf(mailQuota, lookAtPool(production))).toEqual([
    `wrong: ${SANDBOX}; people outside get no code, and this is a protected stage -> Request production access on ${PAGE}`,
  ])
})

test('little of the quota is left, and then nothing', async () => {
  const pool = await startedPool()
  pool.faults.mail.isSandbox = true
  await send(pool, 190)
  expect(await saysOf(mailQuota, lookAtPool(pool))).toContainEqual(
    expect.stringContaining(
      'warning: 10 of 200 mails are left for these 24 hours -> Ask for a higher quota on',
    ),
  )
  await send(pool, 10)
  expect(await saysOf(mailQuota, lookAtPool(pool))).toContainEqual(
    expect.stringContaining(
      'wrong: All 200 mails of 24 hours are used up: no code goes out (Throttling) -> Ask',
    ),
  )
})

async function send(pool: OperablePool, count: number): Promise<void> {
  const ses = new SESClient(localClient(pool.operatorEnvironment()['AWS_ENDPOINT_URL_SES'] ?? ''))
  const mail = {
    Source: SENDER,
    Destination: { ToAddresses: [SENDER] },
    Message: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'Text' } } },
  }
  for (let sent = 0; sent < count; sent += 1) await ses.send(new SendEmailCommand(mail))
  ses.destroy()
}
