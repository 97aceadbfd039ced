import { createHmac } from 'node:crypto'
import {
  type ChallengeNameType,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  InitiateAuthCommand,
  type InitiateAuthCommandInput,
  ResendConfirmationCodeCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
  SignUpCommand,
  type SignUpCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { createSrpSession, signSrpSession, wrapAuthChallenge, wrapInitiateAuth } from 'cognito-srp-helper'
import { srpTimestamp } from '#lib/srp.ts'
import type { Pool } from './subject.ts'

/** The calls of an app client with a secret, as the site makes them. What is `undefined` in `more` is left out. */
export function callsOf({ cognito, clientId: ClientId, clientSecret: ClientSecret }: Pool) {
  const hash = (username: string) =>
    createHmac('sha256', ClientSecret)
      .update(username + ClientId)
      .digest('base64')
  const named = (Username: string) => ({ ClientId, Username, SecretHash: hash(Username) })
  const hashed = (USERNAME: string) => ({ USERNAME, SECRET_HASH: hash(USERNAME) })
  return {
    hashed,
    named,

    initiate: (
      username: string,
      parameters: Record<string, string> = {},
      more: Partial<InitiateAuthCommandInput> = {},
    ) => {
      const AuthParameters = { ...hashed(username), ...parameters }
      return cognito.send(
        new InitiateAuthCommand({ AuthFlow: 'CUSTOM_AUTH', ClientId, AuthParameters, ...more }),
      )
    },

    respond: (
      Session: string | undefined,
      username: string,
      responses: Record<string, string>,
      {
        ChallengeName = 'CUSTOM_CHALLENGE',
        ...more
      }: { ChallengeName?: ChallengeNameType; ClientMetadata?: Record<string, string> } = {},
    ) => {
      const ChallengeResponses = { ...hashed(username), ...responses }
      return cognito.send(
        new RespondToAuthChallengeCommand({ ClientId, ChallengeName, Session, ChallengeResponses, ...more }),
      )
    },

    signUp: (username: string, more: Partial<SignUpCommandInput>) => {
      const UserAttributes = [{ Name: 'email', Value: username }]
      const input = { ...named(username), Password: undefined, UserAttributes, ...more }
      return cognito.send(new SignUpCommand(input))
    },

    confirmSignUp: (username: string, ConfirmationCode: string) =>
      cognito.send(new ConfirmSignUpCommand({ ...named(username), ConfirmationCode })),

    resendConfirmation: (username: string) =>
      cognito.send(new ResendConfirmationCodeCommand(named(username))),

    forgotPassword: (username: string) => cognito.send(new ForgotPasswordCommand(named(username))),

    refresh: (RefreshToken: string) =>
      cognito.send(new GetTokensFromRefreshTokenCommand({ RefreshToken, ClientId, ClientSecret })),

    revoke: (Token: string, secret = ClientSecret) =>
      cognito.send(new RevokeTokenCommand({ Token, ClientId, ClientSecret: secret })),

    getUser: (AccessToken: string) => cognito.send(new GetUserCommand({ AccessToken })),
  }
}

export type Calls = ReturnType<typeof callsOf>

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
