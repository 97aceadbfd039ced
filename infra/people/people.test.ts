import { expect, it } from 'vitest'
import { z } from 'zod'
import { TokensSchema } from '#infra/local/cognito/testing/caller.ts'
import { codeIn } from '#infra/local/inbox/mail.ts'
import { policy } from '#infra/triggers/policy.ts'
import { OPERATOR, startDesk } from './testing/start-desk.ts'

const ANNA = 'anna@example.com'

type Desk = Awaited<ReturnType<typeof startDesk>>

it('an account out of tries is shown with the end of the limit, unlocked, and signs in', async () => {
  const desk = await startDesk()
  await desk.caller.signUp(ANNA)
  await usesUpTries(desk)
  const shown = await desk.types('show', [ANNA])
  expect(shown.text).toContain(
    'The wrong codes are used up: no code is sent or accepted until 2026-11-24 10:07:00 UTC (in 23 h 58 min).',
  )
  expect(shown.text).toContain('npm run people -- unlock anna@example.com gives tries and emails back.')
  expect(shown.text).toMatch(/Wrong codes +15 of 15 in 24 hours, until 2026-11-24 10:07:00 UTC/)
  expect(await deliveryOf(desk)).toBe('limited')

  const { text } = await desk.types('unlock', [ANNA])
  expect(text).toContain('has all tries and emails again, and can ask for a code at once. Given back:\n')
  expect(text).toContain('  - Wrong codes\n')
  expect((await desk.types('show', [ANNA])).text).toContain('  - Nothing that is known here.')
  expect(await signsIn(desk)).toMatchObject({ AccessToken: expect.any(String) })
})

it('an address out of emails gets one after it was unlocked', async () => {
  const desk = await startDesk()
  await desk.caller.signUp(ANNA)
  for (let email = 0; email < policy.mailsPerAddress[0].limit; email += 1) {
    await deliveryOf(desk)
    desk.passes(policy.secondsBetweenMails)
  }
  expect(await deliveryOf(desk)).toBe('limited')
  expect((await desk.types('show', [ANNA])).text).toContain(
    'The emails of the address are used up until 2026-11-23 11:07:00 UTC (in 57 min 30 s).',
  )
  const emails = () => desk.pool.inbox.messages(ANNA).length
  const before = emails()
  await desk.types('unlock', [ANNA])
  expect(emails()).toBe(before)
  expect(await deliveryOf(desk)).toBe('sent-again')
  expect(emails()).toBe(before + 1)
})

it('a pause between emails is told with its end, and is no reason to unlock', async () => {
  const desk = await startDesk()
  await desk.caller.signUp(ANNA)
  await deliveryOf(desk)
  const { text } = await desk.types('show', [ANNA])
  expect(text).toContain('The next one is not sent before 2026-11-23 10:07:30 UTC (in 30 s).')
  expect(text).toMatch(
    /Code +the last one works until 2026-11-23 10:17:00 UTC \(in 10 min 0 s\), tries left: 5/,
  )
  expect(text).not.toContain('unlock')
})

it('an account is disabled, with its sessions, and enabled again', async () => {
  const desk = await startDesk()
  await desk.caller.signUp(ANNA)
  const { RefreshToken } = await signsIn(desk)
  expect(await desk.types('disable', [ANNA])).toMatchObject({ isDone: true })
  const { text } = await desk.types('show', [ANNA])
  expect(text).toContain('CONFIRMED, disabled, email address verified')
  expect(text).toContain(
    'The account is disabled, and treated as unknown. npm run people -- enable anna@example.com',
  )
  await expect(desk.caller.refresh(RefreshToken)).rejects.toThrow('User is disabled.')
  await expect(desk.caller.start(ANNA)).rejects.toThrow('User is disabled.')
  expect(await desk.types('enable', [ANNA])).toMatchObject({ isDone: true })
  desk.passes(policy.secondsBetweenMails)
  expect(await deliveryOf(desk)).toBe('sent')
})

it('a group shows up in the next token, and is gone from the one after it was removed', async () => {
  const desk = await startDesk()
  await desk.caller.signUp(ANNA)
  const tokens = await signsIn(desk)
  expect(groupsIn(tokens.AccessToken)).toBeUndefined()
  expect((await desk.types('show', [ANNA])).text).toMatch(/Groups +none\n/)
  await desk.types('group add', [ANNA, 'staff'])
  const joined = await desk.caller.refreshed(tokens.RefreshToken)
  expect(groupsIn(joined.AccessToken)).toEqual(['staff'])
  expect((await desk.types('show', [ANNA])).text).toMatch(/Groups +staff\n/)
  await desk.types('group remove', [ANNA, 'staff'])
  const left = await desk.caller.refreshed(joined.RefreshToken)
  expect(groupsIn(left.AccessToken)).toBeUndefined()
})

it('a sign-out ends the sessions of the account', async () => {
  const desk = await startDesk()
  await desk.caller.signUp(ANNA)
  const { RefreshToken } = await signsIn(desk)
  await desk.types('sign-out', [ANNA])
  await expect(desk.caller.refresh(RefreshToken)).rejects.toThrow('Refresh Token has been revoked')
})

it('what one network used up is told to who names a client address of it', async () => {
  const desk = await startDesk()
  await desk.caller.signUp(ANNA)
  const clientAddress = '203.0.113.7'
  for (let start = 0; start < policy.startsPerClientAddress[0].limit; start += 1) {
    await desk.caller.start(`ben${start}@example.com`, { clientAddress })
  }
  expect((await desk.types('show', [ANNA])).text).toContain('--client-address 203.0.113.7 shows those of one')
  expect((await desk.types('show', [ANNA], { clientAddress: '203.0.113.8' })).text).toContain(
    'No start was counted for 203.0.113.8 within the last hour.',
  )
  const { text } = await desk.types('show', [ANNA], { clientAddress })
  expect(text).toContain(
    'The client address, or its network, may ask for no code until 2026-11-23 11:07:00 UTC',
  )
  expect(text).not.toContain('--client-address')
  expect((await desk.types('unlock', [ANNA], { clientAddress })).text).toBe(
    'anna@example.com had used up nothing, so there was nothing to give back.',
  )
})

it('an address with signs of a shell is quoted in the commands that are suggested', async () => {
  const desk = await startDesk()
  const email = "a`b`'c$d@example.com"
  await desk.caller.signUp(email)
  await desk.types('disable', [email])
  const { text } = await desk.types('show', [email])
  const commands = text.match(/npm run people -- \S+ .*?@example\.com'?/g)
  expect(commands).toEqual([
    "npm run people -- sign-out 'a`b`'\\''c$d@example.com'",
    "npm run people -- enable 'a`b`'\\''c$d@example.com'",
  ])
})

it("with passwords, Cognito's own emails are told and given back", async () => {
  const desk = await startDesk('password-and-code')
  await desk.caller.signUp(ANNA)
  const { text } = await desk.types('show', [ANNA])
  expect(text).toContain('The sign-up was never confirmed.')
  expect(text).toMatch(/Emails by Cognito itself +1 of 5 in 1 hour, 1 of 20 in 24 hours/)
  expect((await desk.types('unlock', [ANNA])).text).toMatch(/Given back:\n {2}- Emails by Cognito itself$/)
})

it('every act is a line of the log, with the operator and without the address', async () => {
  const desk = await startDesk()
  await desk.caller.signUp(ANNA)
  await desk.types('show', [ANNA])
  await desk.types('unlock', [ANNA])
  await desk.types('group add', [ANNA, 'staff'])
  await desk.types('group remove', [ANNA, 'staff'])
  for (const form of ['disable', 'enable', 'sign-out']) await desk.types(form, [ANNA])
  const acts = desk.lines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'operator-act')
  expect(acts.map(({ act }) => act)).toEqual([
    'show',
    'unlock',
    'group-add',
    'group-remove',
    'disable',
    'enable',
    'sign-out',
  ])
  expect(new Set(acts.map(({ operator }) => operator))).toEqual(new Set([OPERATOR]))
  expect(new Set(acts.map(({ account }) => account)).size).toBe(1)
  expect(acts[0].account).toMatch(/^account#[\w-]{43}$/)
  expect(desk.lines.join()).not.toContain(ANNA)
})

it('neither the screen nor the log has a code, a secret, a hash of the table or what a code is made from', async () => {
  const desk = await startDesk()
  await desk.caller.signUp(ANNA)
  await usesUpTries(desk)
  await desk.types('show', [ANNA], { clientAddress: '203.0.113.7' })
  await desk.types('unlock', [ANNA])
  await desk.types('show', [ANNA])
  const items = await desk.pool.tableItems()
  const ids = items.flatMap(({ pk, challengeId, answers }) => [pk?.S, challengeId?.S, ...(answers?.SS ?? [])])
  const hidden = [...ids, ...codesOf(desk), desk.pool.clientSecret].filter((text) => text !== undefined)
  expect(hidden.length).toBeGreaterThan(8)
  expect(hidden.filter((text) => desk.said.join('\n').includes(text))).toEqual([])
  const acts = desk.lines.filter((line) => line.includes('operator-act')).join('\n')
  expect(hidden.filter((text) => !text.startsWith('account#') && acts.includes(text))).toEqual([])
})

async function usesUpTries(desk: Desk): Promise<void> {
  for (let code = 0; code < policy.triesPerAccount.limit / policy.triesPerCode; code += 1) {
    let { Session } = await desk.caller.start(ANNA)
    for (let guess = 0; guess < policy.triesPerCode; guess += 1) {
      const wrong = String((Number(newestCode(desk)) + 1 + guess) % 1_000_000).padStart(6, '0')
      Session = (await desk.caller.respond(Session, ANNA, wrong)).Session ?? ''
    }
    desk.passes(policy.secondsBetweenMails)
  }
}

async function signsIn(desk: Desk) {
  const { Session } = await desk.caller.start(ANNA)
  const { AuthenticationResult } = await desk.caller.respond(Session, ANNA, newestCode(desk))
  return TokensSchema.parse(AuthenticationResult)
}

async function deliveryOf({ caller }: Desk): Promise<string | undefined> {
  return (await caller.start(ANNA)).ChallengeParameters['delivery']
}

function codesOf({ pool }: Desk): string[] {
  return pool.inbox.messages(ANNA).flatMap((mail) => codeIn(mail) ?? [])
}

function newestCode(desk: Desk): string {
  return codesOf(desk)[0] ?? 'no code'
}

const ClaimsSchema = z.object({ 'cognito:groups': z.array(z.string()).optional() })

function groupsIn(token: string) {
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  return ClaimsSchema.parse(claims)['cognito:groups']
}
