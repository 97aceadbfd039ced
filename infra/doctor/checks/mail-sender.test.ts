import { expect, test } from 'vitest'
import { identitiesFor } from '#infra/doctor/sender.ts'
import { healthyPool, lookAtPool, saysOf, startedPool } from '#infra/doctor/testing/look-at-pool.ts'
import { triggerNames } from '#infra/per-trigger.ts'
import { mailSender } from './mail-sender.ts'

const SES = 'https://us-east-1.console.aws.amazon.com/ses/home?region=us-east-1#'

test('a verified sender of an account that may send', async () => {
  expect(await saysOf(mailSender, lookAtPool(await healthyPool()))).toEqual([
    'ok: no-reply@example.com is verified, and SES sends',
  ])
})

test('a sender that is not verified yet', async () => {
  const pool = await healthyPool()
  pool.faults.mail.isUnverified = true
  expect(await saysOf(mailSender, lookAtPool(pool))).toEqual([
    `wrong: no-reply@example.com is not verified (Pending): every mail is rejected -> Enter the DNS records, or open the mailed link, of ${SES}/identities/no-reply%40example.com`,
  ])
})

test('a sender that SES never heard of', async () => {
  const EmailConfiguration = { EmailSendingAccount: 'DEVELOPER', From: 'App <hello@elsewhere.example>' }
  const pool = await startedPool({ deployed: { pool: { EmailConfiguration } } })
  pool.faults.lambda.isEnvironmentHidden = true
  expect(await saysOf(mailSender, lookAtPool(pool))).toEqual([
    `wrong: SES in us-east-1 knows neither hello@elsewhere.example nor its domain: every mail is rejected -> npm run deploy -- --stage STAGE --sender hello@elsewhere.example --create-identity makes the identity; or make it on ${SES}/identities`,
  ])
})

test('an account whose sending is paused', async () => {
  const pool = await healthyPool()
  pool.faults.mail.error = 'AccountSendingPausedException'
  expect(await saysOf(mailSender, lookAtPool(pool))).toEqual([
    `wrong: Sending is paused for the whole account: no mail goes out -> Read why on ${SES}/account; if you paused it: aws ses update-account-sending-enabled --enabled --region us-east-1`,
  ])
})

test('a sender that nobody tells', async () => {
  const pool = await startedPool({ deployed: { detached: triggerNames } })
  expect(await saysOf(mailSender, lookAtPool(pool))).toEqual([
    'skipped: neither the triggers nor the pool tell the sender',
  ])
})

test('an address may be verified by itself, by its domain, or by one above', () => {
  expect(identitiesFor('no-reply@mail.example.com')).toEqual([
    'no-reply@mail.example.com',
    'mail.example.com',
    'example.com',
  ])
})
