import {
  GetSuppressedDestinationCommand,
  ListSuppressedDestinationsCommand,
  NotFoundException,
  SESv2Client,
} from '@aws-sdk/client-sesv2'
import { expect, onTestFinished, test } from 'vitest'
import { localAwsConfig } from '#infra/local/aws-config.ts'
import { startMail } from '#infra/local/inbox/start-mail.ts'
import type { MailFaults } from '../ses/responses.ts'

const ANNA = 'anna@example.com'
const SINCE = new Date('2026-11-20T09:00:00Z')

test('an address that is not on the list is a NotFoundException', async () => {
  const { ses } = await started()
  const call = ses.send(new GetSuppressedDestinationCommand({ EmailAddress: ANNA }))
  const error = await call.catch((refusal: unknown) => refusal)
  expect(error).toBeInstanceOf(NotFoundException)
  expect(error).toMatchObject({
    message: 'Email address anna@example.com does not exist on your suppression list.',
    $metadata: { httpStatusCode: 404 },
  })
})

test('an address on the list comes with its reason and time', async () => {
  const { ses, faults } = await started()
  faults.suppressed = [{ email: ANNA, reason: 'COMPLAINT', since: SINCE }]
  const { SuppressedDestination } = await ses.send(
    new GetSuppressedDestinationCommand({ EmailAddress: ANNA }),
  )
  expect(SuppressedDestination).toEqual({
    EmailAddress: ANNA,
    Reason: 'COMPLAINT',
    LastUpdateTime: SINCE,
    Attributes: {},
  })
})

test('an email to an address on the list does not arrive', async () => {
  const { mail, faults } = await started()
  faults.suppressed = [{ email: ANNA, reason: 'BOUNCE', since: SINCE }]
  for (const to of [ANNA, 'ben@example.com']) {
    mail.deliver({ from: 'no-reply@example.com', to: [to], subject: '', text: '', html: '' })
  }
  expect(mail.inbox.messages().map(({ to }) => to)).toEqual([['ben@example.com']])
})

test('any other call of the second API fails loudly, and an unsigned one is refused', async () => {
  const { mail, ses } = await started()
  await expect(ses.send(new ListSuppressedDestinationsCommand({}))).rejects.toMatchObject({
    name: 'UnknownOperationException',
    message: expect.stringContaining('GET /v2/email/suppression/addresses'),
  })
  const unsigned = await fetch(`${mail.url}/v2/email/suppression/addresses/${ANNA}`)
  expect(unsigned.status).toBe(403)
  expect(unsigned.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException')
})

async function started() {
  const faults: MailFaults = {}
  const mail = await startMail({ port: 0, clock: Date.now, verifiedIdentities: [], faults })
  const ses = new SESv2Client(localAwsConfig(mail.url))
  onTestFinished(async () => {
    ses.destroy()
    await mail.close()
  })
  return { mail, faults, ses }
}
