import { SESClient } from '@aws-sdk/client-ses'
import { expect, test } from 'vitest'
import { identitiesFor } from '#infra/aws/sender.ts'
import { healthyPool, poolContext, reportedBy, startedPool } from '#infra/doctor/testing/pool-context.ts'
import { localAwsConfig } from '#infra/local/aws-config.ts'
import type { OperablePool } from '#infra/local/start-local-pool.ts'
import { sendMail } from '#infra/mail/send-mail.ts'
import { triggerNames } from '#infra/per-trigger.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { mailQuota, mailSender } from './mail.ts'

const SES = 'https://us-east-1.console.aws.amazon.com/ses/home?region=us-east-1#'

test('a verified sender of an account that may send', async () => {
  expect(await reportedBy(mailSender, poolContext(await healthyPool()))).toEqual([
    'ok: no-reply@example.com is verified, and SES can send',
  ])
})

test('a sender that is not verified yet', async () => {
  const pool = await healthyPool()
  pool.faults.mail.isUnverified = true
  expect(await reportedBy(mailSender, poolContext(pool))).toEqual([
    `fail: no-reply@example.com is not verified (Pending): every email is rejected -> Add the DNS records to the domain, or open the link in the email from SES: ${SES}/identities/no-reply%40example.com`,
  ])
})

test('a sender without an identity', async () => {
  const EmailConfiguration = { EmailSendingAccount: 'DEVELOPER', From: 'App <hello@elsewhere.example>' }
  const pool = await startedPool({ deployed: { pool: { EmailConfiguration } } })
  pool.faults.lambda.isEnvironmentHidden = true
  expect(await reportedBy(mailSender, poolContext(pool))).toEqual([
    `fail: SES in us-east-1 has neither hello@elsewhere.example nor its domain: every email is rejected -> npm run deploy -- --stage STAGE --sender hello@elsewhere.example --create-identity creates the identity; or create it on ${SES}/identities`,
  ])
})

test('an account whose sending is paused', async () => {
  const pool = await healthyPool()
  pool.faults.mail.error = 'AccountSendingPausedException'
  expect(await reportedBy(mailSender, poolContext(pool))).toEqual([
    `fail: Sending is paused for the AWS account: no email is sent -> See the reason on ${SES}/account; if you paused it: aws ses update-account-sending-enabled --enabled --region us-east-1`,
  ])
})

test('an unknown sender', async () => {
  const pool = await startedPool({ deployed: { detached: triggerNames } })
  expect(await reportedBy(mailSender, poolContext(pool))).toEqual([
    'skipped: neither the triggers nor the pool name the sender',
  ])
})

test('an address may be verified by itself, by its domain, or by one above', () => {
  expect(identitiesFor('no-reply@mail.example.com')).toEqual([
    'no-reply@mail.example.com',
    'mail.example.com',
    'example.com',
  ])
})

const SENDER = EmailAddressSchema.parse('no-reply@example.com')
const PAGE = 'https://us-east-1.console.aws.amazon.com/ses/home?region=us-east-1#/account'
const SANDBOX =
  'SES is in its sandbox (200 emails a day): email to unverified addresses is rejected (MessageRejected)'

test('the emails of the last 24 hours, and the quota', async () => {
  const pool = await startedPool()
  await send(pool, 2)
  expect(await reportedBy(mailQuota, poolContext(pool))).toEqual([
    'ok: not in the sandbox; 2 of 50000 emails in 24 hours, 14 per second',
  ])
})

test('the sandbox is a warning in dev, and fails in prod', async () => {
  const tried = await startedPool()
  tried.faults.mail.isSandbox = true
  expect(await reportedBy(mailQuota, poolContext(tried))).toEqual([
    `warning: ${SANDBOX}; to test, verify your own address -> Request production access on ${PAGE}`,
  ])
  const production = await startedPool({ deployed: { pool: { DeletionProtection: 'ACTIVE' } } })
  production.faults.mail.isSandbox = true
  expect(await reportedBy(mailQuota, poolContext(production))).toEqual([
    `fail: ${SANDBOX}; visitors receive no code, and this is a production stage -> Request production access on ${PAGE}`,
  ])
})

test('little of the quota is left, and then nothing', async () => {
  const pool = await startedPool()
  pool.faults.mail.isSandbox = true
  await send(pool, 190)
  expect(await reportedBy(mailQuota, poolContext(pool))).toContainEqual(
    expect.stringContaining(
      'warning: 10 of 200 emails are left in these 24 hours -> Request a higher quota on',
    ),
  )
  await send(pool, 10)
  expect(await reportedBy(mailQuota, poolContext(pool))).toContainEqual(
    expect.stringContaining(
      'fail: The quota of 200 emails in 24 hours is used up: no code is sent (Throttling) -> Request',
    ),
  )
})

async function send(pool: OperablePool, count: number): Promise<void> {
  const ses = new SESClient(localAwsConfig(pool.operatorEnvironment()['AWS_ENDPOINT_URL_SES'] ?? ''))
  const mail = { subject: 'Hello', text: 'Text', html: '<p>HTML</p>' }
  const envelope = { from: { name: '', address: SENDER }, to: SENDER, mail, withinMilliseconds: 5_000 }
  for (let sent = 0; sent < count; sent += 1) await sendMail(ses, envelope)
  ses.destroy()
}
