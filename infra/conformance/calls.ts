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
import type { Pool } from './pool.ts'

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
