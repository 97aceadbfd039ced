import { createSrpSession, signSrpSession, wrapAuthChallenge, wrapInitiateAuth } from 'cognito-srp-helper'
import { srpTimestamp } from '#lib/srp.ts'
import type { Calls } from './calls.ts'
import type { Pool } from './pool.ts'

/** Passwords over SRP, with a client that is not the site's own. */
export function passwordsOf({ poolId, clientId: ClientId }: Pool, calls: Calls) {
  async function start(username: string, password: string) {
    const srp = createSrpSession(username, password, poolId, false)
    const AuthParameters = { ...calls.hashed(username), CHALLENGE_NAME: 'SRP_A' }
    const wrapped = wrapInitiateAuth(srp, { AuthFlow: 'CUSTOM_AUTH', ClientId, AuthParameters })
    return { srp, answer: await calls.initiate(username, wrapped.AuthParameters) }
  }
  type Started = Awaited<ReturnType<typeof start>>

  /** @param now the time that the claim names, epoch milliseconds */
  function claim({ srp, answer }: Started, now: number): Record<string, string> {
    const { ChallengeParameters = {} } = answer
    const signed = signSrpSession({ ...srp, timestamp: srpTimestamp(now) }, { ChallengeParameters })
    const responses = calls.hashed(ChallengeParameters['USER_ID_FOR_SRP'] ?? '')
    const request = { ChallengeName: 'PASSWORD_VERIFIER', ClientId, ChallengeResponses: responses } as const
    return { ...wrapAuthChallenge(signed, request).ChallengeResponses }
  }

  function answer({ answer: { Session } }: Started, { USERNAME = '', ...claimed }: Record<string, string>) {
    return calls.respond(Session, USERNAME, claimed, { ChallengeName: 'PASSWORD_VERIFIER' })
  }

  return {
    start,

    /** A whole proof: what the pool answers to it, and the user's real name. */
    prove: async (username: string, password: string, now: number) => {
      const started = await start(username, password)
      const name = started.answer.ChallengeParameters?.['USERNAME'] ?? ''
      return { name, answer: await answer(started, claim(started, now)) }
    },

    /** A wrong password without the arithmetic, so that many fit into a second. */
    guess: async (username: string, now: number) => {
      const challenge = await calls.initiate(username, { CHALLENGE_NAME: 'SRP_A', SRP_A: 'abcdef' })
      const { USER_ID_FOR_SRP = '', SECRET_BLOCK = '' } = challenge.ChallengeParameters ?? {}
      const claimed = {
        PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
        PASSWORD_CLAIM_SIGNATURE: Buffer.alloc(32).toString('base64'),
        TIMESTAMP: srpTimestamp(now),
      }
      return calls.respond(challenge.Session, USER_ID_FOR_SRP, claimed, {
        ChallengeName: 'PASSWORD_VERIFIER',
      })
    },
  }
}
