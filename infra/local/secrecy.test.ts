import { randomBytes } from 'node:crypto'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { TriggerHandler } from '#infra/triggers/trigger-handler.ts'
import { startLocalCognito } from './cognito/server.ts'
import { callerOf } from './cognito/testing/start-cognito.ts'
import { startDynamodb } from './dynamodb.ts'
import { startMail } from './inbox/start-mail.ts'
import { localTriggers } from './local-triggers.ts'

const TABLE_NAME = 'code-sign-in'
const ADDRESS = 'anna@example.com'

it('no table item, event, log line, URL or cookie shows the code', async () => {
  const log = (['log', 'info', 'warn', 'error'] as const).map((method) => vi.spyOn(console, method))
  const { caller, mail, dynamodb, events, passes } = await startRecordedPool()

  await caller.signUp(ADDRESS)
  const { Session } = await caller.start(ADDRESS)
  const [first = ''] = codesIn(mail)
  const wrong = await caller.respond(Session, ADDRESS, otherThan(first))
  passes(31)
  await caller.start(ADDRESS)
  passes(31)
  const again = await caller.requestCode(wrong.Session ?? '', ADDRESS)
  await caller.respond(again.Session, ADDRESS, first)
  passes(31)
  const second = await caller.start(ADDRESS)
  passes(601)
  await caller.respond(second.Session, ADDRESS, codesIn(mail)[0] ?? '')

  const codes = new Set(codesIn(mail))
  expect(codes.size).toBe(2)
  expect(events.length).toBeGreaterThan(20)
  const places = [
    ...events,
    JSON.stringify(await dynamodb.items()),
    ...log.flatMap((spy) => spy.mock.calls.map(String)),
  ]
  for (const code of codes) expect(places.filter((place) => place.includes(code))).toEqual([])
})

/** The real triggers in a local pool, with every event written down as it goes in and as it comes out. */
async function startRecordedPool() {
  let now = Date.parse('2026-11-23T10:07:00Z')
  const clock = () => now
  const events: string[] = []
  const verifiedIdentities = ['no-reply@example.com']
  const mail = await startMail({ port: 0, clock, verifiedIdentities, faults: {} })
  const dynamodb = await startDynamodb(TABLE_NAME)
  const cognito = await startLocalCognito({
    port: 0,
    clock,
    triggers: (cognitoUrl) => {
      const endpoints = { cognito: cognitoUrl, dynamodb: dynamodb.url, ses: mail.url }
      const writeLine = (line: string) => events.push(line)
      const triggers = localTriggers({ environment: triggerVariables(), clock, writeLine, endpoints })
      onTestFinished(() => triggers.close())
      return recording(triggers.handlers, events)
    },
  })
  onTestFinished(async () => {
    await Promise.all([cognito.close(), dynamodb.close(), mail.close()])
  })
  const passes = (seconds: number) => {
    now += seconds * 1000
  }
  return { caller: callerOf(cognito), mail, dynamodb, events, passes }
}

function recording<T extends Record<string, TriggerHandler>>(handlers: T, events: string[]) {
  const wrap = (handler: TriggerHandler) => async (event: unknown) => {
    const sent = withoutAnswer(event)
    const returned = await handler(event)
    events.push(sent, withoutAnswer(returned))
    return returned
  }
  return Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [name, wrap(handler)]))
}

/** What the person typed comes in with Verify's event, and is the one thing there that may be the code. */
function withoutAnswer(event: unknown): string {
  return JSON.stringify(event, (name, value) => (name === 'challengeAnswer' ? undefined : value))
}

function codesIn(mail: Awaited<ReturnType<typeof startMail>>): string[] {
  return mail.inbox.messages(ADDRESS).map(({ subject }) => subject.slice(0, 6))
}

function otherThan(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0')
}

function triggerVariables(): Record<string, string> {
  return {
    CODE_SECRET: randomBytes(32).toString('base64'),
    TABLE_NAME,
    MAIL_FROM: 'App <no-reply@example.com>',
    APP_NAME: 'App',
    APP_ORIGIN: 'http://localhost:3000',
  }
}
