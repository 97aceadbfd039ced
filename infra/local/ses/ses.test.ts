import {
  AccountSendingPausedException,
  ConfigurationSetDoesNotExistException,
  DeleteIdentityCommand,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  SESClient,
  SendEmailCommand,
  SendRawEmailCommand,
} from '@aws-sdk/client-ses'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { localAwsConfig } from '#infra/local/aws-config.ts'
import { type LocalMail, startMail } from '#infra/local/inbox/start-mail.ts'
import type { MailFaults } from './responses.ts'

const SENDER = 'no-reply@example.com'
const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
const faults: MailFaults = {}
let mail: LocalMail
let ses: SESClient

beforeAll(async () => {
  const verifiedIdentities = [SENDER, 'whole-domain.example']
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

test('a mail lands in the inbox as a mail client shows it, under the id that SES answers with', async () => {
  const from = '=?UTF-8?Q?Caf=C3=A9?= <no-reply@example.com>'
  const { MessageId } = await send({
    from,
    to: 'Anna@Example.com',
    subject: '=?UTF-8?Q?Gr=C3=BC=C3=9Fe_&_<b>?=',
  })
  expect(mail.inbox.messages()).toEqual([
    {
      id: MessageId,
      at: '2026-01-02T03:04:05.000Z',
      from: 'Café <no-reply@example.com>',
      to: ['anna@example.com'],
      subject: 'Grüße & <b>',
      text: 'Text\nsecond line: é',
      html: '<p>HTML</p>',
    },
  ])
})

test('only verified identities send: the very address, or any address of a verified domain', async () => {
  await send({ from: 'NO-REPLY@example.com' })
  await send({ from: 'anyone@whole-domain.example', source: 'anyone@whole-domain.example' })
  for (const stranger of [{ from: 'other@example.com' }, { source: 'other@example.com' }]) {
    const refusal = await errorOf(send(stranger))
    expect(refusal).toBeInstanceOf(MessageRejected)
    expect(refusal.message).toBe(
      'Email address is not verified. The following identities failed the check in region US-EAST-1: other@example.com',
    )
  }
  expect(mail.inbox.messages()).toHaveLength(2)
})

test.each([
  'a@example.com, b@example.com',
  'a@example.com;b@example.com',
  'a@example.com\r\nBcc: b@example.com',
  'a@example.com\nBcc: b@example.com',
  'Name <a@example.com>, <b@example.com>',
  '=?utf-8?q?a=40example.com=2C?= <b@example.com>',
  'Team: a@example.com, b@example.com;',
  'é@example.com',
  '',
])('no second recipient hides in %j', async (to) => {
  for (const where of [{ to }, { toHeader: to }, { destinations: ['a@example.com', to] }]) {
    expect((await errorOf(send(where))).name).toBe('InvalidParameterValue')
  }
  expect(mail.inbox.messages()).toEqual([])
})

test.each([
  'App <no-reply@example.com>, other@example.com',
  'Team: no-reply@example.com, other@example.com;',
  'Café <no-reply@example.com>',
  'App',
])('%j is no From line', async (from) => {
  expect((await errorOf(send({ from }))).name).toBe('InvalidParameterValue')
})

test('copies, blind copies and other unknown headers and parameters are refused by name', async () => {
  for (const header of ['Bcc: b@example.com', 'Cc: b@example.com', 'X-Other: 1', 'Subject: Twice']) {
    const { message } = await errorOf(send({ header }))
    expect(message).toContain(header.slice(0, header.indexOf(':')).toLowerCase())
  }
  const command = new SendRawEmailCommand({ ...input({}), ConfigurationSetName: 'mine' })
  expect((await errorOf(ses.send(command))).message).toContain('ConfigurationSetName')
  expect(mail.inbox.messages()).toEqual([])
})

test.each(['a'.repeat(999), 'é', 'line\nfeed'])('a message with the line %j is refused', async (line) => {
  expect((await errorOf(send({ line }))).message).toContain('RawMessage.Data')
})

test('any other action fails loudly', async () => {
  const refusal = await errorOf(ses.send(new DeleteIdentityCommand({ Identity: 'example.com' })))
  expect(refusal).toMatchObject({ name: 'InvalidAction', message: expect.stringContaining('DeleteIdentity') })
  // The triggers have no right to it.
  const simple = new SendEmailCommand({
    Source: SENDER,
    Destination: {},
    Message: { Subject: { Data: '' }, Body: {} },
  })
  expect(await errorOf(ses.send(simple))).toMatchObject({ name: 'InvalidAction' })
})

test('an unsigned request is refused', async () => {
  const response = await fetch(mail.url, {
    method: 'POST',
    body: new URLSearchParams({ Action: 'SendRawEmail' }),
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
    ses.send(new SendRawEmailCommand(input({})), { abortSignal: AbortSignal.timeout(50) }),
  )
  expect(refusal.name).toBe('AbortError')
  expect(mail.inbox.messages()).toEqual([])
})

type Sent = {
  readonly source?: string
  readonly from?: string
  readonly to?: string
  readonly toHeader?: string
  readonly destinations?: readonly string[]
  readonly subject?: string
  readonly header?: string
  readonly line?: string
}

function send(sent: Sent) {
  return ses.send(new SendRawEmailCommand(input(sent)))
}

function input({ source = SENDER, to = 'a@example.com', destinations = [to], ...sent }: Sent) {
  const data = Buffer.from(message({ to, ...sent }), 'utf8')
  return { Source: source, Destinations: [...destinations], RawMessage: { Data: data } }
}

function message({
  from = `App <${SENDER}>`,
  to = '',
  toHeader = to,
  subject = 'Hello',
  header,
  line,
}: Sent) {
  return [
    `From: ${from}`,
    `To: ${toHeader}`,
    `Subject: ${subject}`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    ...(header === undefined ? [] : [header]),
    'Content-Type: multipart/alternative; boundary="=_part"',
    '',
    '--=_part',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Text',
    'second=',
    ' line: =C3=A9',
    ...(line === undefined ? [] : [line]),
    '--=_part',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>HTML</p>',
    '--=_part--',
    '',
  ].join('\r\n')
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
