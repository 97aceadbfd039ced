import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { CognitoError, notAuthorized } from './errors.ts'
import type { Services } from './services.ts'
import type { User } from './state.ts'
import { timingSafeEqualText } from './timing-safe-equal.ts'
import { findUser } from './users.ts'
import { parseInput, shapes } from './validation.ts'

/** The fields of the calls by which an app client names a user. */
export const NamedUserInput = z.object({
  ClientId: shapes.clientId,
  SecretHash: shapes.secretHash.optional(),
  Username: shapes.username,
  ClientMetadata: shapes.stringMap.optional(),
})

/** Parses such a call, refuses a wrong client or secret hash, and finds the user. */
export function parseNamedUser<Input extends z.infer<typeof NamedUserInput>>(
  services: Services,
  schema: z.ZodType<Input>,
  body: unknown,
): { input: Input; user: User | undefined } {
  const input = parseInput(schema, body)
  requireClient(services, input.ClientId)
  requireSecretHash(services, input.Username, input.SecretHash)
  return { input, user: findUser(services, input.Username) }
}

/** Refuses a client id that is not this pool's. */
export function requireClient({ identity }: Pick<Services, 'identity'>, clientId: string): void {
  if (clientId === identity.clientId) return
  throw new CognitoError('ResourceNotFoundException', `User pool client ${clientId} does not exist.`)
}

/** Refuses a request that names a user without the matching SECRET_HASH, byte for byte over the name as sent. */
export function requireSecretHash(
  { identity, client }: Pick<Services, 'identity' | 'client'>,
  username: string,
  secretHash: string | undefined,
): void {
  if (isSecretHash({ identity, client }, username, secretHash)) return
  throw notAuthorized(`Unable to verify secret hash for client ${identity.clientId}`)
}

/** The same for a request with a refresh token, over the name of the user it belongs to. */
export function requireRefreshSecretHash(
  { identity, client }: Pick<Services, 'identity' | 'client'>,
  username: string,
  secretHash: string | undefined,
): void {
  if (isSecretHash({ identity, client }, username, secretHash)) return
  throw notAuthorized(`SecretHash does not match for the client: ${identity.clientId}`)
}

/** Compares; throws where there is a hash without a secret, or a secret without a hash. */
function isSecretHash(
  { identity: { clientId, clientSecret }, client }: Pick<Services, 'identity' | 'client'>,
  username: string,
  secretHash: string | undefined,
): boolean {
  if (!client.GenerateSecret) {
    if (secretHash === undefined) return true
    throw notAuthorized(`Client ${clientId} is not configured with secret but SECRET_HASH was received`)
  }
  if (secretHash === undefined) {
    throw notAuthorized(`Client ${clientId} is configured with secret but SECRET_HASH was not received`)
  }
  const expected = createHmac('sha256', clientSecret)
    .update(username + clientId)
    .digest('base64')
  return timingSafeEqualText(expected, secretHash)
}

/** Refuses a wrong or missing plain ClientSecret, as GetTokensFromRefreshToken carries it. */
export function requireClientSecret(
  { identity, client }: Pick<Services, 'identity' | 'client'>,
  clientSecret: string | undefined,
): void {
  const { clientId } = identity
  if (client.GenerateSecret && clientSecret === undefined) {
    throw notAuthorized(`Client ${clientId} is configured for secret but secret was not received`)
  }
  if (isClientSecret({ identity, client }, clientSecret)) return
  throw notAuthorized(`SecretHash does not match for the client: ${clientId}`)
}

/** Compares a plain ClientSecret; that of a client without one is absent. */
export function isClientSecret(
  { identity, client }: Pick<Services, 'identity' | 'client'>,
  clientSecret: string | undefined,
): boolean {
  const expected = client.GenerateSecret ? identity.clientSecret : ''
  return timingSafeEqualText(expected, clientSecret ?? '')
}
