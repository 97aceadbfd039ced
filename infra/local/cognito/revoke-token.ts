import { z } from 'zod'
import { isClientSecret } from './client-check.ts'
import { CognitoError } from './cognito-error.ts'
import { endSignIn, tokenDigest } from './issue-tokens.ts'
import type { Operation } from './services.ts'
import { parseInput, shapes } from './validation.ts'

const Input = z.object({
  Token: shapes.token,
  ClientId: shapes.clientId,
  ClientSecret: shapes.clientSecret.optional(),
})

/**
 * Ends the sign-in that a refresh token belongs to. An unknown token is no error (RFC 7009, 2.2). Its model has neither
 * NotAuthorizedException nor ResourceNotFoundException.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html
 */
export const revokeToken: Operation = async (services, body) => {
  const input = parseInput(Input, body)
  if (input.ClientId !== services.identity.clientId || !isClientSecret(services, input.ClientSecret)) {
    throw new CognitoError('UnauthorizedException', 'Invalid client.')
  }
  if (!services.client.EnableTokenRevocation) {
    throw new CognitoError('UnsupportedOperationException', 'Token revocation is not enabled for this client')
  }
  if (isJwt(input.Token)) throw new CognitoError('UnsupportedTokenTypeException', 'Unsupported token type')
  const token = services.state.refreshTokens.get(tokenDigest(input.Token))
  if (token === undefined) return {}
  if (services.state.origins.get(token.origin)?.clientId !== services.identity.clientId) {
    throw new CognitoError('UnauthorizedException', 'The token was issued to another client.')
  }
  endSignIn(services, token.origin)
  return {}
}

/** Access and ID tokens are signed and have three parts; the encrypted refresh token has five (RFC 7516, 3.1). */
function isJwt(token: string): boolean {
  return token.split('.').length === 3
}
