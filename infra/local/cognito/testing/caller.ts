import { createHmac } from 'node:crypto'
import {
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
  type CognitoIdentityProviderClient,
  DeleteUserCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  InitiateAuthCommand,
  type InitiateAuthCommandInput,
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeCommandInput,
  SignUpCommand,
  type SignUpCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { CODE_REQUEST } from '#lib/trigger-protocol.ts'
import type { LocalCognito } from '../server.ts'
import { RIGHT_ANSWER } from './handlers.ts'

export const PASSWORD = 'correct-horse-battery-staple'

export const TokensSchema = z.object({
  AccessToken: z.string(),
  IdToken: z.string(),
  RefreshToken: z.string(),
  TokenType: z.string(),
  ExpiresIn: z.number(),
})
export type Tokens = z.infer<typeof TokensSchema>

const ChallengeSchema = z.object({
  ChallengeName: z.string(),
  Session: z.string(),
  ChallengeParameters: z.record(z.string(), z.string()),
})

/** A web tier: the SDK, the app client's id and, for most clients, its secret. */
export class Caller {
  readonly sdk: CognitoIdentityProviderClient
  readonly #cognito: LocalCognito
  readonly #hasSecret: boolean

  constructor(sdk: CognitoIdentityProviderClient, cognito: LocalCognito, hasSecret: boolean) {
    this.sdk = sdk
    this.#cognito = cognito
    this.#hasSecret = hasSecret
  }

  /** `{ SecretHash }` for the operations that carry it as a field. */
  hash(username: string): { SecretHash?: string } {
    return this.#hasSecret ? { SecretHash: secretHash(this.#cognito, username) } : {}
  }

  signUp(username: string, more: Partial<SignUpCommandInput> = {}) {
    const ClientId = this.#cognito.clientId
    const input = { ClientId, Username: username, Password: PASSWORD, ...this.hash(username), ...more }
    return this.sdk.send(new SignUpCommand(input))
  }

  initiate(username: string, more: Partial<InitiateAuthCommandInput> = {}) {
    return this.sdk.send(
      new InitiateAuthCommand({
        AuthFlow: 'CUSTOM_AUTH',
        ClientId: this.#cognito.clientId,
        AuthParameters: { USERNAME: username, ...this.#parameter(username) },
        ...more,
      }),
    )
  }

  /** Starts a flow that is expected to go well. */
  async challenge(username: string) {
    return ChallengeSchema.parse(await this.initiate(username))
  }

  /** Asks our own triggers for the code, on an open flow. */
  async requestCode(session: string, username: string, visitor: Record<string, string> = {}) {
    const ClientMetadata = { ...visitor, requestCode: 'true' }
    const round = await this.respond(session, username, CODE_REQUEST, { ClientMetadata })
    return ChallengeSchema.parse(round)
  }

  /** Opens a flow of our own triggers, and asks for the code. */
  async start(username: string, visitor: Record<string, string> = {}) {
    const { Session } = await this.challenge(username)
    return this.requestCode(Session, username, visitor)
  }

  respond(
    session: string,
    username: string,
    answer: string,
    more: Partial<RespondToAuthChallengeCommandInput> = {},
  ) {
    return this.sdk.send(
      new RespondToAuthChallengeCommand({
        ChallengeName: 'CUSTOM_CHALLENGE',
        ClientId: this.#cognito.clientId,
        Session: session,
        ChallengeResponses: { USERNAME: username, ANSWER: answer, ...this.#parameter(username) },
        ...more,
      }),
    )
  }

  /** A whole sign-in that is expected to go well. */
  async signIn(username: string): Promise<Tokens> {
    const { Session } = await this.challenge(username)
    const { AuthenticationResult } = await this.respond(Session, username, RIGHT_ANSWER)
    return TokensSchema.parse(AuthenticationResult)
  }

  refresh(refreshToken: string, clientSecret = this.#cognito.clientSecret) {
    const ClientId = this.#cognito.clientId
    const input = { RefreshToken: refreshToken, ClientId, ClientSecret: clientSecret }
    return this.sdk.send(new GetTokensFromRefreshTokenCommand(input))
  }

  refreshWithoutSecret(refreshToken: string) {
    const ClientId = this.#cognito.clientId
    return this.sdk.send(new GetTokensFromRefreshTokenCommand({ RefreshToken: refreshToken, ClientId }))
  }

  /** A refresh that is expected to go well and to rotate. */
  async refreshed(refreshToken: string): Promise<Tokens> {
    return TokensSchema.parse((await this.refresh(refreshToken)).AuthenticationResult)
  }

  getUser(accessToken: string) {
    return this.sdk.send(new GetUserCommand({ AccessToken: accessToken }))
  }

  deleteUser(accessToken: string) {
    return this.sdk.send(new DeleteUserCommand({ AccessToken: accessToken }))
  }

  /** Writes attributes as an operator, or as a trigger with credentials. */
  adminUpdate(username: string, attributes: Record<string, string>) {
    return this.sdk.send(
      new AdminUpdateUserAttributesCommand({
        UserPoolId: this.#cognito.poolId,
        Username: username,
        UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
      }),
    )
  }

  /** Makes an account as an operator, without an invitation. */
  adminCreate(username: string, more: Partial<AdminCreateUserCommandInput> = {}) {
    const named = { UserPoolId: this.#cognito.poolId, Username: username }
    return this.sdk.send(new AdminCreateUserCommand({ ...named, MessageAction: 'SUPPRESS', ...more }))
  }

  async statusOf(username: string) {
    const named = { UserPoolId: this.#cognito.poolId, Username: username }
    return (await this.sdk.send(new AdminGetUserCommand(named))).UserStatus
  }

  #parameter(username: string): Record<string, string> {
    return this.#hasSecret ? { SECRET_HASH: secretHash(this.#cognito, username) } : {}
  }
}

/**
 * SECRET_HASH over a user name, byte for byte as it is sent.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
 */
export function secretHash(cognito: LocalCognito, username: string): string {
  return createHmac('sha256', cognito.clientSecret)
    .update(username + cognito.clientId)
    .digest('base64')
}
