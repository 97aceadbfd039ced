import { describe, expect, it } from 'vitest'
import type { SignInMode } from '#lib/sign-in-mode.ts'
import { defineAuthChallenge } from './define-auth-challenge.ts'
import { policy } from './policy.ts'
import { parseTriggerEnvironment } from './trigger-env.ts'

type Round = { challengeName: string; challengeResult: boolean }

/** A letter for each challenge, lower case where it failed; X is any challenge that neither mode knows. */
const LETTERS: Record<string, string> = {
  SRP_A: 'A',
  PASSWORD_VERIFIER: 'P',
  CUSTOM_CHALLENGE: 'C',
  SMS_MFA: 'X',
  NEW_PASSWORD_REQUIRED: 'N',
  DEVICE_SRP_AUTH: 'X',
  custom_challenge: 'X',
}

const ROUNDS: Round[] = Object.keys(LETTERS).flatMap((challengeName) => [
  { challengeName, challengeResult: true },
  { challengeName, challengeResult: false },
])

const ALLOW = { issueTokens: true, failAuthentication: false }
const DENY = { issueTokens: false, failAuthentication: true }
const ASK_FOR_CODE = { challengeName: 'CUSTOM_CHALLENGE', issueTokens: false, failAuthentication: false }
const ASK_FOR_PASSWORD = {
  challengeName: 'PASSWORD_VERIFIER',
  issueTokens: false,
  failAuthentication: false,
}

/** The allowed sequences, written down by hand. The first pattern that fits is what should come; none is a refusal. */
const EXPECTED: Record<SignInMode, readonly (readonly [RegExp, object])[]> = {
  code: [
    [/^[Aa]?c{0,19}C$/, ALLOW],
    [/^[Aa]?c{0,19}$/, ASK_FOR_CODE],
  ],
  'password-and-code': [
    [/^APN?c{0,19}C$/, ALLOW],
    [/^APN?c{0,19}$/, ASK_FOR_CODE],
    [/^A$/, ASK_FOR_PASSWORD],
  ],
}

const MODES = ['code', 'password-and-code'] as const satisfies readonly SignInMode[]

function defineIn(mode: SignInMode) {
  const environment = parseTriggerEnvironment({
    CODE_SECRET: Buffer.alloc(32, 7).toString('base64'),
    TABLE_NAME: 'code-sign-in',
    MAIL_FROM: 'no-reply@example.com',
    APP_NAME: 'App',
    APP_ORIGIN: 'https://app.example.com',
    SIGN_IN_MODE: mode,
  })
  return defineAuthChallenge({ environment })
}

function event(session: readonly Round[], userNotFound?: boolean) {
  return {
    version: '1',
    region: 'us-east-1',
    userPoolId: 'us-east-1_Local0001',
    userName: 'name',
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: 'client' },
    triggerSource: 'DefineAuthChallenge_Authentication',
    request: {
      userAttributes: {},
      session: session.map((round) => ({ ...round, challengeMetadata: null })),
      ...(userNotFound === undefined ? {} : { userNotFound }),
    },
    response: { challengeName: null, issueTokens: null, failAuthentication: null },
  }
}

/** Every session array of the given length. */
function sessions(length: number): Round[][] {
  if (length === 0) return [[]]
  return sessions(length - 1).flatMap((session) => ROUNDS.map((round) => [...session, round]))
}

function spelled(session: readonly Round[]): string {
  return session
    .map(({ challengeName, challengeResult }) => {
      const letter = LETTERS[challengeName] ?? '?'
      return challengeResult ? letter : letter.toLowerCase()
    })
    .join('')
}

/** The session array that a spelling means. */
function session(spelling: string): Round[] {
  return [...spelling].map((letter) => {
    const name = Object.keys(LETTERS).find((candidate) => LETTERS[candidate] === letter.toUpperCase())
    return { challengeName: name ?? 'unknown', challengeResult: letter === letter.toUpperCase() }
  })
}

function expected(mode: SignInMode, rounds: readonly Round[]): object {
  return EXPECTED[mode].find(([pattern]) => pattern.test(spelled(rounds)))?.[1] ?? DENY
}

describe('only the one allowed sequence of each mode yields tokens', () => {
  describe.each(MODES)('in mode %s', (mode) => {
    const define = defineIn(mode)

    it.each([0, 1, 2, 3, 4])('every session array of length %i', async (length) => {
      const all = sessions(length)
      const answers = await Promise.all(all.map((rounds) => define(event(rounds))))
      for (const [index, rounds] of all.entries()) {
        const sent = event(rounds)
        const wanted = { ...sent, response: expected(mode, rounds) }
        // Comparing by hand first: forty thousand matchers would take a minute.
        if (JSON.stringify(answers[index]) !== JSON.stringify(wanted)) {
          expect(answers[index], spelled(rounds)).toEqual(wanted)
        }
      }
      expect(all).toHaveLength(ROUNDS.length ** length)
    })

    it('of all of length four or less, tokens come for these alone', async () => {
      const yielding: string[] = []
      for (const length of [0, 1, 2, 3, 4]) {
        for (const rounds of sessions(length)) {
          const answer = JSON.stringify(await define(event(rounds)))
          if (answer.includes('"issueTokens":true')) yielding.push(spelled(rounds))
        }
      }
      expect(yielding.sort()).toEqual(YIELDING[mode])
    })

    it('never for a user that does not exist, who is asked as often as any other', async () => {
      for (const length of [0, 1, 2, 3]) {
        for (const rounds of sessions(length)) {
          const known = expected(mode, rounds)
          const answer = await define(event(rounds, true))
          expect(answer, spelled(rounds)).toMatchObject({ response: known === ALLOW ? DENY : known })
        }
      }
    })

    it('adds no null to its answer, and throws on an event without a session', async () => {
      expect(JSON.stringify(await define(event(session('APC'))))).not.toContain('"challengeName":null')
      await expect(define({ ...event([]), request: {} })).rejects.toThrow()
      await expect(define(null)).rejects.toThrow()
    })
  })

  it.each([
    ['code', ''],
    ['code', 'A'],
    ['password-and-code', 'AP'],
    ['password-and-code', 'APN'],
  ] as const)(
    'in mode %s after %j the last of so many answers may be right, and none is asked for after it',
    async (mode, begin) => {
      const most = policy.roundsPerFlow
      const define = defineIn(mode)
      const answerTo = (codes: string) => define(event(session(begin + codes)))
      expect(await answerTo(`${'c'.repeat(most - 1)}C`)).toMatchObject({ response: ALLOW })
      expect(await answerTo('c'.repeat(most - 1))).toMatchObject({ response: ASK_FOR_CODE })
      expect(await answerTo('c'.repeat(most))).toMatchObject({ response: DENY })
      expect(await answerTo(`${'c'.repeat(most)}C`)).toMatchObject({ response: DENY })
    },
  )
})

/** Of length four or less. SRP_A is no proof, so it may stand, and fail, before the code of a client that knows no better. */
const YIELDING: Record<SignInMode, string[]> = {
  code: ['AC', 'AcC', 'AccC', 'C', 'aC', 'acC', 'accC', 'cC', 'ccC', 'cccC'],
  'password-and-code': ['APC', 'APNC', 'APcC'],
}

describe('an account whose password an operator chose', () => {
  const define = defineIn('password-and-code')
  const temporary = (spelling: string) => {
    const sent = event(session(spelling))
    return {
      ...sent,
      request: { ...sent.request, userAttributes: { 'cognito:user_status': 'FORCE_CHANGE_PASSWORD' } },
    }
  }

  it('is asked for another one behind the right one, and for the code after that', async () => {
    expect(await define(temporary('AP'))).toMatchObject({
      response: { challengeName: 'NEW_PASSWORD_REQUIRED', issueTokens: false, failAuthentication: false },
    })
    expect(await define(temporary('APN'))).toMatchObject({ response: ASK_FOR_CODE })
    expect(await define(temporary('APn'))).toMatchObject({ response: DENY })
  })

  it('is asked for nothing but the code where there are no passwords', async () => {
    expect(await defineIn('code')(temporary(''))).toMatchObject({ response: ASK_FOR_CODE })
  })
})

it('a flow has room for all tries of an account and all mails of an hour', () => {
  const mailsInAnHour = policy.mailsPerAddress.find(({ seconds }) => seconds === 3_600)?.limit ?? 0
  expect(policy.roundsPerFlow).toBeGreaterThanOrEqual(policy.triesPerAccount.limit + mailsInAnHour)
})
