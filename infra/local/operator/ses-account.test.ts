import {
  GetAccountSendingEnabledCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  MessageRejected,
  SESClient,
} from '@aws-sdk/client-ses'
import { expect, onTestFinished, test } from 'vitest'
import { localAwsConfig } from '#infra/local/aws-config.ts'
import { startMail } from '#infra/local/inbox/start-mail.ts'
import { sendMail } from '#infra/mail/send-mail.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import type { MailFaults } from '../ses/responses.ts'

const SENDER = EmailAddressSchema.parse('no-reply@example.com')
const MAIL = { subject: 'Hello', text: 'Text', html: '<p>HTML</p>' }

test('GetSendQuota: the mails of the last 24 hours, by the clock, and no more', async () => {
  const { ses, send, passes } = await started()
  await send('anna@example.com')
  passes(23 * 3_600_000)
  await send('ben@example.com')
  const quota = { Max24HourSend: 50_000, MaxSendRate: 14 }
  expect(await ses.send(new GetSendQuotaCommand({}))).toMatchObject({ ...quota, SentLast24Hours: 2 })
  passes(3_600_001)
  expect(await ses.send(new GetSendQuotaCommand({}))).toMatchObject({ ...quota, SentLast24Hours: 1 })
})

test('in the sandbox the quota is small, and strangers get no mail', async () => {
  const { ses, send, faults } = await started()
  faults.isSandbox = true
  expect(await ses.send(new GetSendQuotaCommand({}))).toMatchObject({ Max24HourSend: 200, MaxSendRate: 1 })
  const refusal = await send('anna@example.org').catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(MessageRejected)
  await send('ben@whole-domain.example')
  expect(await ses.send(new GetSendQuotaCommand({}))).toMatchObject({ SentLast24Hours: 1 })
})

test('GetIdentityVerificationAttributes: addresses and domains; unknown ones are left out', async () => {
  const { ses } = await started()
  const Identities = [SENDER, 'whole-domain.example', 'elsewhere.example']
  const { VerificationAttributes } = await ses.send(
    new GetIdentityVerificationAttributesCommand({ Identities }),
  )
  expect(VerificationAttributes).toEqual({
    [SENDER]: { VerificationStatus: 'Success' },
    'whole-domain.example': { VerificationStatus: 'Success' },
  })
})

test('an identity that is not verified yet is pending, and sends nothing', async () => {
  const { ses, send, faults } = await started()
  faults.isUnverified = true
  const { VerificationAttributes } = await ses.send(
    new GetIdentityVerificationAttributesCommand({ Identities: [SENDER] }),
  )
  expect(VerificationAttributes).toEqual({ [SENDER]: { VerificationStatus: 'Pending' } })
  await expect(send('anna@example.com')).rejects.toBeInstanceOf(MessageRejected)
})

test('GetAccountSendingEnabled: no while mails are refused because sending is paused', async () => {
  const { ses, faults } = await started()
  expect((await ses.send(new GetAccountSendingEnabledCommand({}))).Enabled).toBe(true)
  faults.error = 'AccountSendingPausedException'
  expect((await ses.send(new GetAccountSendingEnabledCommand({}))).Enabled).toBe(false)
})

async function started() {
  let now = Date.UTC(2026, 0, 2)
  const faults: MailFaults = {}
  const verifiedIdentities = [SENDER, 'whole-domain.example']
  const mail = await startMail({ port: 0, clock: () => now, verifiedIdentities, faults })
  const ses = new SESClient({ ...localAwsConfig(mail.url), maxAttempts: 1 })
  onTestFinished(async () => {
    ses.destroy()
    await mail.close()
  })
  const send = (to: string) =>
    sendMail(ses, { from: { name: '', address: SENDER }, to, mail: MAIL, withinMilliseconds: 5_000 })
  const passes = (milliseconds: number) => {
    now += milliseconds
  }
  return { ses, send, faults, passes }
}
