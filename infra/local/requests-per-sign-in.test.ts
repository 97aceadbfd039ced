import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { SignInMode } from '#lib/sign-in-mode.ts'
import { countedPerson, siteFunctions } from './testing/counted-person.ts'
import { type CountedPool, type Requests, startCountedPool } from './testing/counted-pool.ts'

const SECONDS = 60
const guide = readFileSync(join(import.meta.dirname, '../../docs/cost.md'), 'utf8')

describe.each([
  ['code', 3],
  ['password-and-code', 4],
] as const)('with SIGN_IN_MODE=%s', (mode, mostCalls) => {
  let pool: CountedPool
  let steps: Record<string, Requests>

  beforeAll(async () => {
    pool = await startCountedPool(mode)
    steps = await countSteps(mode, pool)
  }, SECONDS * 1_000)

  afterAll(() => pool.close())

  it('every step makes the requests that docs/cost.md counts', () => {
    expect(tableOf(steps)).toEqual(tableBelow(`### Requests with \`${mode}\``))
  })

  it.each(['Sign-in, known browser', 'Sign-in, new browser'])(
    `%s: at most ${mostCalls} calls to Cognito, 8 requests to the table, and one mail`,
    (step) => {
      const { calls, adminCalls, table, mails, cognitoMails } = requestsIn(steps, step)
      expect(calls.length).toBeLessThanOrEqual(mostCalls)
      expect(table.length).toBeLessThanOrEqual(8)
      expect(mails).toEqual(['SendRawEmail'])
      expect([...adminCalls, ...cognitoMails]).toEqual([])
    },
  )

  it('the table is read and written item by item, never searched', () => {
    const kinds = Object.values(steps).flatMap(({ table }) => table)
    expect([...new Set(kinds)].sort()).toEqual(['GetItem', 'UpdateItem'])
  })
})

it('without rotation, as on the Lite plan, a session is renewed as often with the token that it has', async () => {
  const pool = await startCountedPool('code', 'lite')
  onTestFinished(() => pool.close())
  const person = await personAtSite('code', pool)
  await person.signsUp()
  for (let renewal = 0; renewal < 2; renewal += 1) {
    // Longer than the grace that a rotated token has.
    pool.passes({ seconds: 120 })
    expect((await pool.requestsOf(person.renewsSession)).calls).toEqual(['GetTokensFromRefreshToken'])
  }
})

async function personAtSite(mode: SignInMode, pool: CountedPool) {
  // The site parses its environment once, so each pool gets a site of its own.
  vi.resetModules()
  Object.assign(process.env, pool.siteVariables)
  const site = await siteFunctions()
  // The first time is the process's, and no part of any step.
  await site.poolKeysAreLoaded()
  return countedPerson(mode, site, pool)
}

/** The steps of one person's life at the site. */
async function countSteps(mode: SignInMode, pool: CountedPool): Promise<Record<string, Requests>> {
  const person = await personAtSite(mode, pool)

  const signUp = await pool.requestsOf(person.signsUp)
  const fromNew = await pool.requestsOf(person.signsInFromNewBrowser)
  const fromKnown = await pool.requestsOf(person.signsInFromKnownBrowser)
  const renewal = await pool.requestsOf(person.renewsSession)
  let pending = await person.asksForCode()
  const again = await pool.requestsOf(async () => {
    pending = await person.asksAgain(pending)
  })
  const wrong = await pool.requestsOf(() => person.answersWrong(pending))
  const nobody = await pool.requestsOf(person.startsForNobody)
  return {
    'Sign-up, until signed in': signUp,
    'Sign-in, known browser': fromKnown,
    'Sign-in, new browser': fromNew,
    'A wrong code': wrong,
    'The code once more': again,
    'A renewed session': renewal,
    'A start without an account': nobody,
  }
}

function requestsIn(steps: Record<string, Requests>, step: string): Requests {
  const requests = steps[step]
  if (requests === undefined) throw new Error(`There is no step "${step}"`)
  return requests
}

type Rows = string[][]

function tableOf(steps: Record<string, Requests>): Rows {
  return Object.entries(steps).map(([step, requests]) => [step, ...numbers(requests)])
}

function numbers({ calls, keys, adminCalls, triggers, table, mails, cognitoMails }: Requests): string[] {
  const reads = table.filter((name) => name === 'GetItem')
  const writes = table.filter((name) => name !== 'GetItem')
  const columns = [calls, keys, adminCalls, triggers, reads, writes, mails, cognitoMails]
  return columns.map(({ length }) => String(length))
}

/** The rows of the first table after a heading of the guide, without its head. */
function tableBelow(heading: string): Rows {
  const [, after = ''] = guide.split(`\n${heading}\n`)
  const [, table = ''] = /\n((?:\|.*\n)+)/.exec(after) ?? []
  return table
    .split('\n')
    .slice(2, -1)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}
