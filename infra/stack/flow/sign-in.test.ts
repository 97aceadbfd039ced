import { expect, it } from 'vitest'
import { Caller, TokensSchema } from '../../local/cognito/testing/caller.ts'
import { otherThan } from '../../local/cognito/testing/recovery.ts'
import { SENDER } from '../testing/deployments.ts'
import { startedStack } from './started-stack.ts'

const ANNA = 'anna@example.com'

it('signs up and in, says wrong, mails the same code again, refuses replays, and rotates the session', async () => {
  const { caller, mail, codeFor, passes } = await startedStack('code')
  await caller.signUp(ANNA)
  const started = await caller.start(ANNA)
  const code = codeFor(ANNA)
  expect(mail.inbox.messages(ANNA)).toMatchObject([
    { from: `App <${SENDER}>`, subject: `${code} is your App code` },
  ])

  const wrong = await caller.respond(started.Session, ANNA, otherThan(code))
  expect(wrong).toMatchObject({ ChallengeName: 'CUSTOM_CHALLENGE', ChallengeParameters: { triesLeft: '4' } })
  await expect(caller.respond(started.Session, ANNA, code)).rejects.toThrow('session can only be used once')

  passes(31)
  const again = await caller.start(ANNA)
  expect(again.ChallengeParameters).toMatchObject({ delivery: 'sent-again', triesLeft: '4' })
  expect(codeFor(ANNA)).toBe(code)

  const { AuthenticationResult } = await caller.respond(again.Session, ANNA, code)
  const tokens = TokensSchema.parse(AuthenticationResult)
  const me = await caller.getUser(tokens.AccessToken)
  expect(me.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' })
  const refreshed = await caller.refreshed(tokens.RefreshToken)
  expect(refreshed.RefreshToken).not.toBe(tokens.RefreshToken)

  const replayed = await caller.respond(wrong.Session ?? '', ANNA, code)
  expect(replayed.AuthenticationResult).toBeUndefined()
})

it('writes neither code nor address into its log and its table, and gives every item an end', async () => {
  const { caller, codeFor, lines, table } = await startedStack('code')
  await caller.signUp(ANNA)
  const { Session } = await caller.start(ANNA)
  const code = codeFor(ANNA)
  await caller.respond(Session, ANNA, code)

  expect(lines.map((line) => JSON.parse(line).event)).toEqual([
    'client-unknown',
    'code-answered',
    'client-unknown',
    'code-requested',
    'code-answered',
    'signed-in',
  ])
  const items = await table.items()
  expect(items.length).toBeGreaterThan(0)
  const ends = items.map((item) => Number(item[table.timeToLive]?.N))
  expect(ends.filter((end) => !(end > Date.now() / 1000))).toEqual([])
  for (const text of [...lines, JSON.stringify(items)]) {
    expect(text).not.toContain(code)
    expect(text).not.toContain(ANNA)
  }
})

it('starts nothing for a caller without the client secret', async () => {
  const { caller, cognito } = await startedStack('code')
  await caller.signUp(ANNA)
  const stranger = new Caller(caller.sdk, cognito, false)
  await expect(stranger.initiate(ANNA)).rejects.toThrow('SECRET_HASH was not received')
  await expect(stranger.signUp('other@example.com')).rejects.toThrow('SECRET_HASH was not received')
})

it('sends nothing to nobody, and looks the same', async () => {
  const { caller, mail } = await startedStack('code')
  const { ChallengeParameters, Session } = await caller.start('nobody@example.com')
  expect(ChallengeParameters).toMatchObject({ delivery: 'sent', triesLeft: '5' })
  expect(mail.inbox.messages()).toEqual([])
  expect(await caller.respond(Session, 'nobody@example.com', '123456')).toMatchObject({
    ChallengeParameters: { triesLeft: '4' },
  })
})

it('says in one word that SES takes no mail, and mails at the next start', async () => {
  const { caller, faults, mail } = await startedStack('code')
  await caller.signUp(ANNA)
  faults.mail.error = 'MessageRejected'
  expect((await caller.start(ANNA)).ChallengeParameters).toMatchObject({ delivery: 'failed' })
  delete faults.mail.error
  await caller.start(ANNA)
  expect(mail.inbox.messages(ANNA)).toHaveLength(1)
})
