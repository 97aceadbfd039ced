import { describe, expect, it } from 'vitest'
import { defineAuthChallenge } from './define-auth-challenge.ts'

type Round = { challengeName: string; challengeResult: boolean }

const NAMES = ['CUSTOM_CHALLENGE', 'SRP_A', 'PASSWORD_VERIFIER', 'DEVICE_SRP_AUTH', 'custom_challenge']
const ROUNDS: Round[] = NAMES.flatMap((challengeName) => [
  { challengeName, challengeResult: true },
  { challengeName, challengeResult: false },
])
const RIGHT = { challengeName: 'CUSTOM_CHALLENGE', challengeResult: true }
const WRONG = { challengeName: 'CUSTOM_CHALLENGE', challengeResult: false }

const ALLOW = { issueTokens: true, failAuthentication: false }
const DENY = { issueTokens: false, failAuthentication: true }
const CHALLENGE = { challengeName: 'CUSTOM_CHALLENGE', issueTokens: false, failAuthentication: false }

const define = defineAuthChallenge()

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

/** The allowed sequences, written down by hand: wrong answers, then at most one right one, at the end. */
function expected(session: readonly Round[]) {
  const spelled = session.map((round) => `${round.challengeName}:${round.challengeResult}`).join(' ')
  if (/^(CUSTOM_CHALLENGE:false ){0,4}CUSTOM_CHALLENGE:true$/.test(spelled)) return ALLOW
  if (/^(CUSTOM_CHALLENGE:false ?){0,4}$/.test(spelled)) return CHALLENGE
  return DENY
}

describe('Promise 11: only the one allowed sequence of code mode yields tokens', () => {
  it.each([0, 1, 2, 3, 4])('in every session array of length %i', async (length) => {
    for (const session of sessions(length)) {
      const sent = event(session)
      expect(await define(sent), JSON.stringify(session)).toEqual({ ...sent, response: expected(session) })
    }
  })

  it('lets the fifth answer in and asks for no sixth', async () => {
    const wrong = (count: number) => Array<Round>(count).fill(WRONG)
    expect(await define(event([...wrong(4), RIGHT]))).toMatchObject({ response: ALLOW })
    expect(await define(event(wrong(5)))).toMatchObject({ response: DENY })
    expect(await define(event([...wrong(5), RIGHT]))).toMatchObject({ response: DENY })
  })

  it('never issues tokens for a user that does not exist, and asks it as often as any other', async () => {
    expect(await define(event([], true))).toMatchObject({ response: CHALLENGE })
    expect(await define(event([WRONG, WRONG], true))).toMatchObject({ response: CHALLENGE })
    expect(await define(event([WRONG, RIGHT], true))).toMatchObject({ response: DENY })
  })

  it('adds no null to its answer, and throws on an event without a session', async () => {
    expect(JSON.stringify(await define(event([RIGHT])))).not.toContain('"challengeName":null')
    await expect(define({ ...event([]), request: {} })).rejects.toThrow()
    await expect(define(null)).rejects.toThrow()
  })
})
