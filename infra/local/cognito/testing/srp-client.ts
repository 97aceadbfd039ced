import type { InitiateAuthCommandOutput } from '@aws-sdk/client-cognito-identity-provider'
import { createSrpSession, signSrpSession, wrapAuthChallenge, wrapInitiateAuth } from 'cognito-srp-helper'
import { srpTimestamp } from '#lib/srp.ts'
import { TokensSchema } from './caller.ts'
import { RIGHT_ANSWER } from './handlers.ts'
import type { TestCognito } from './start-cognito.ts'

/** A start with SRP_A, and what it was answered. */
export type Started = {
  readonly srp: ReturnType<typeof createSrpSession>
  readonly answer: InitiateAuthCommandOutput
}

type Responses = Record<string, string>

/** An independent SRP client: cognito-srp-helper, with the SDK. */
export function srpClient({ caller, cognito, now }: Pick<TestCognito, 'caller' | 'cognito' | 'now'>) {
  const hashed = (USERNAME: string) => {
    const { SecretHash } = caller.hash(USERNAME)
    return { USERNAME, ...(SecretHash === undefined ? {} : { SECRET_HASH: SecretHash }) }
  }

  async function start(username: string, password: string): Promise<Started> {
    const srp = createSrpSession(username, password, cognito.poolId, false)
    const AuthParameters = { ...hashed(username), CHALLENGE_NAME: 'SRP_A' }
    const input = { AuthFlow: 'CUSTOM_AUTH' as const, ClientId: cognito.clientId, AuthParameters }
    return { srp, answer: await caller.initiate(username, wrapInitiateAuth(srp, input)) }
  }

  /** ChallengeResponses as the helper computes them, at the time of the pool's clock unless another is given. */
  function claim({ srp, answer }: Started, timestamp = srpTimestamp(now())): Responses {
    const { ChallengeParameters = {} } = answer
    const signed = signSrpSession({ ...srp, timestamp }, { ChallengeParameters })
    const responses = hashed(ChallengeParameters['USER_ID_FOR_SRP'] ?? '')
    const request = { ChallengeName: 'PASSWORD_VERIFIER' as const, ClientId: cognito.clientId }
    return { ...wrapAuthChallenge(signed, { ...request, ChallengeResponses: responses }).ChallengeResponses }
  }

  function respond(
    { answer }: Pick<Started, 'answer'>,
    ChallengeResponses: Responses,
    ClientMetadata?: Record<string, string>,
  ) {
    const more = ClientMetadata === undefined ? {} : { ClientMetadata }
    const ChallengeName = 'PASSWORD_VERIFIER' as const
    return caller.respond(answer.Session ?? '', '', '', { ChallengeName, ChallengeResponses, ...more })
  }

  /** Password alone: what the pool answers to a claim. */
  async function prove(username: string, password: string, metadata?: Record<string, string>) {
    const started = await start(username, password)
    return respond(started, claim(started), metadata)
  }

  /** Password and code. */
  async function signIn(username: string, password: string) {
    const started = await start(username, password)
    const { Session } = await respond(started, claim(started))
    const name = started.answer.ChallengeParameters?.['USERNAME'] ?? ''
    const { AuthenticationResult } = await caller.respond(Session ?? '', name, RIGHT_ANSWER)
    return TokensSchema.parse(AuthenticationResult)
  }

  /** A start without arithmetic: any number will do for SRP_A. */
  async function startBare(username: string) {
    const AuthParameters = { ...hashed(username), CHALLENGE_NAME: 'SRP_A', SRP_A: 'abcdef' }
    return { answer: await caller.initiate(username, { AuthParameters }) }
  }

  /** A claim without arithmetic: whole, and its signature fits nothing. */
  function bareClaim({ answer }: Pick<Started, 'answer'>): Responses {
    const { USER_ID_FOR_SRP = '', SECRET_BLOCK = '' } = answer.ChallengeParameters ?? {}
    return {
      ...hashed(USER_ID_FOR_SRP),
      PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
      PASSWORD_CLAIM_SIGNATURE: Buffer.alloc(32).toString('base64'),
      TIMESTAMP: srpTimestamp(now()),
    }
  }

  /** A wrong password. */
  async function guess(username: string) {
    const started = await startBare(username)
    return respond(started, bareClaim(started))
  }

  return { start, claim, respond, prove, signIn, startBare, bareClaim, guess, hashed }
}
