import {
  AccountSendingPausedException,
  ConfigurationSetDoesNotExistException,
  DeleteIdentityCommand,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  SESClient,
  SendEmailCommand,
  type SendEmailCommandInput,
} from '@aws-sdk/client-ses'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { localAwsConfig } from '#infra/local/aws-config.ts'
import { type LocalMail, startMail } from '#infra/local/inbox/start-mail.ts'
import type { MailFaults } from './responses.ts'

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
const faults: MailFaults = {}
let mail: LocalMail
let ses: SESClient

beforeAll(async () => {
  const verifiedIdentities = ['no-reply@example.com', 'whole-domain.example']
  mail = await startMail({ port: 0, clock: () => NOW, verifiedIdentities, faults })
  ses = new SESClient({ ...localAwsConfig(mail.url), maxAttempts: 1 })
})

afterEach(() => {
  delete faults.error
  delete faults.delayMs
  delete faults.everyNth
  mail.inbox.clear()
})

afterAll(async () => {
  ses.destroy()
  await mail.close()
})

test('a mail lands in the inbox as it was sent, under the id that SES answers with', async () => {
  const { MessageId } = await send({ to: ['Anna@Example.com'], subject: 'Grüße & <b>' })
  expect(mail.inbox.messages()).toEqual([
    {
      id: MessageId,
      at: '2026-01-02T03:04:05.000Z',
      from: 'App <no-reply@example.com>',
      to: ['anna@example.com'],
      subject: 'Grüße & <b>',
      text: 'Text\nsecond line',
      html: '<p>HTML</p>',
    },
  ])
})

test('only verified identities send: the very address, or any address of a verified domain', async () => {
  await send({ from: 'NO-REPLY@example.com' })
  await send({ from: 'anybody@whole-domain.example' })
  const refusal = await errorOf(send({ from: 'somebody@example.com' }))
  expect(refusal).toBeInstanceOf(MessageRejected)
  expect(refusal.message).toBe(
    'Email address is not verified. The following identities failed the check in region US-EAST-1: somebody@example.com',
  )
  expect(mail.inbox.messages()).toHaveLength(2)
})

test.each([
  'a@example.com, b@example.com',
  'a@example.com;b@example.com',
  'a@example.com\r\nBcc: b@example.com',
  'Name <a@example.com>, <b@example.com>',
  '=?utf-8?q?a=40example.com=2C?= <b@example.com>\n',
  'a@example.com <b@example.com> <c@example.com>',
  '',
])('no second recipient hides in %j', async (to) => {
  const refusal = await errorOf(send({ to: [to] }))
  expect(refusal.name).toBe('InvalidParameterValue')
  expect(mail.inbox.messages()).toEqual([])
})

test('copies, blind copies and other unknown parameters are refused by name', async () => {
  const refusal = await errorOf(
    ses.send(
      new SendEmailCommand({
        ...input({}),
        Destination: { ToAddresses: ['a@example.com'], BccAddresses: ['b@example.com'] },
      }),
    ),
  )
  expect(refusal.message).toContain('Destination.BccAddresses.member.1')
  expect(mail.inbox.messages()).toEqual([])
})

test('a subject cannot carry another header', async () => {
  expect((await errorOf(send({ subject: 'Hello\r\nBcc: b@example.com' }))).name).toBe('InvalidParameterValue')
})

test('any other action fails loudly', async () => {
  const refusal = await errorOf(ses.send(new DeleteIdentityCommand({ Identity: 'example.com' })))
  expect(refusal).toMatchObject({ name: 'InvalidAction', message: expect.stringContaining('DeleteIdentity') })
})

test('an unsigned request is refused', async () => {
  const response = await fetch(mail.url, {
    method: 'POST',
    body: new URLSearchParams({ Action: 'SendEmail' }),
  })
  expect(response.status).toBe(403)
  expect(await response.text()).toContain('<Code>MissingAuthenticationToken</Code>')
})

test.each([
  ['MessageRejected', MessageRejected],
  ['AccountSendingPausedException', AccountSendingPausedException],
  ['ConfigurationSetDoesNotExist', ConfigurationSetDoesNotExistException],
  ['MailFromDomainNotVerifiedException', MailFromDomainNotVerifiedException],
] as const)(
  'the fault %s reaches the SDK as its own class, and no mail goes out',
  async (error, expected) => {
    faults.error = error
    expect(await errorOf(send({}))).toBeInstanceOf(expected)
    expect(mail.inbox.messages()).toEqual([])
  },
)

test('throttling says what SES says', async () => {
  faults.error = 'Throttling'
  expect(await errorOf(send({}))).toMatchObject({
    name: 'Throttling',
    message: 'Maximum sending rate exceeded.',
  })
})

test('a fault can hit every second call only', async () => {
  faults.error = 'ServiceUnavailable'
  faults.everyNth = 2
  const outcomes = [await failed(), await failed(), await failed(), await failed()]
  expect(outcomes.filter(Boolean)).toHaveLength(2)
  expect(outcomes[0]).not.toBe(outcomes[1])
})

test('a slow service outlasts an impatient caller', async () => {
  faults.delayMs = 60_000
  const refusal = await errorOf(
    ses.send(new SendEmailCommand(input({})), { abortSignal: AbortSignal.timeout(50) }),
  )
  expect(refusal.name).toBe('AbortError')
  expect(mail.inbox.messages()).toEqual([])
})

type Sent = { from?: string; to?: string[]; subject?: string }

function send(sent: Sent) {
  return ses.send(new SendEmailCommand(input(sent)))
}

function input({
  from = 'App <no-reply@example.com>',
  to = ['a@example.com'],
  subject = 'Hello',
}: Sent): SendEmailCommandInput {
  return {
    Source: from,
    Destination: { ToAddresses: to },
    Message: {
      Subject: { Data: subject, Charset: 'UTF-8' },
      Body: { Text: { Data: 'Text\nsecond line' }, Html: { Data: '<p>HTML</p>' } },
    },
  }
}

async function errorOf(call: Promise<unknown>): Promise<Error> {
  const outcome = await call.catch((error: unknown) => error)
  if (outcome instanceof Error) return outcome
  throw new Error('It was not refused')
}

async function failed(): Promise<boolean> {
  return send({}).then(
    () => false,
    () => true,
  )
}
