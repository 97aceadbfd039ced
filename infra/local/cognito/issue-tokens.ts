import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { importJWK, SignJWT } from 'jose'
import { epochSeconds } from '#lib/clock.ts'
import { groupsOf } from './groups.ts'
import type { Services } from './services.ts'
import { validitySeconds } from './settings.ts'
import type { Origin, User } from './state.ts'

/** The observed length of a real refresh token, an encrypted JWT that only Cognito can read. */
const REFRESH_TOKEN_LENGTH = 1_785
const REFRESH_TOKEN_HEADER = Buffer.from('{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}').toString(
  'base64url',
)

type TokenServices = Pick<
  Services,
  'state' | 'clock' | 'identity' | 'client' | 'region' | 'poolId' | 'assumptions'
>

/** Opens a new sign-in and returns its three tokens as `AuthenticationResult`. */
export async function issueTokens(services: TokenServices, user: User): Promise<object> {
  const { state, clock, identity, client } = services
  const id = randomUUID()
  const origin: Origin = {
    sub: user.sub,
    clientId: identity.clientId,
    authTime: clock(),
    refreshExpiresAt: clock() + validitySeconds(client, 'RefreshToken') * 1000,
    revoked: false,
  }
  state.origins.set(id, origin)
  return tokensOf(services, user, { id, origin }, newRefreshToken(services, id))
}

/** Tokens of an existing sign-in: `origin_jti` stays, and so does `auth_time`, as assumed; everything else is new. */
export function refreshedTokens(
  services: TokenServices,
  user: User,
  { id, origin }: { id: string; origin: Origin },
  refreshToken?: string,
): Promise<object> {
  const isMoved = services.assumptions.authTimeOnRefresh === 'moved'
  const authTime = isMoved ? services.clock() : origin.authTime
  return tokensOf(services, user, { id, origin: { ...origin, authTime } }, refreshToken)
}

async function tokensOf(
  services: TokenServices,
  user: User,
  signIn: { id: string; origin: Origin },
  refreshToken?: string,
): Promise<object> {
  const shared = {
    sub: user.sub,
    iss: issuer(services),
    origin_jti: signIn.id,
    event_id: randomUUID(),
    auth_time: epochSeconds(signIn.origin.authTime),
    ...groupsClaim(services, user),
  }
  const [AccessToken, IdToken] = await Promise.all([
    sign(services, 'AccessToken', { ...shared, ...accessClaims(services, user) }),
    sign(services, 'IdToken', { ...shared, ...idClaims(services, user) }),
  ])
  return {
    AccessToken,
    IdToken,
    ...(refreshToken === undefined ? {} : { RefreshToken: refreshToken }),
    TokenType: 'Bearer',
    ExpiresIn: validitySeconds(services.client, 'AccessToken'),
  }
}

/** Makes and stores a refresh token of a sign-in; only its digest is kept. */
export function newRefreshToken({ state }: Pick<Services, 'state'>, origin: string): string {
  const body = randomBytes(REFRESH_TOKEN_LENGTH).toString('base64url')
  const parts = [body.slice(0, 342), body.slice(342, 358), body.slice(358), body.slice(-22)]
  const full = `${REFRESH_TOKEN_HEADER}.${parts[0]}.${parts[1]}.`
  const rest = REFRESH_TOKEN_LENGTH - full.length - 23
  const token = `${full}${(parts[2] ?? '').slice(0, rest)}.${parts[3]}`
  state.refreshTokens.set(tokenDigest(token), { origin })
  return token
}

/** Revokes the tokens of one sign-in. */
export function endSignIn({ state }: Pick<Services, 'state'>, id: string): void {
  const origin = state.origins.get(id)
  if (origin !== undefined) state.origins.set(id, { ...origin, revoked: true })
}

export function tokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/**
 * `iss` is the real service's: verifiers are made for it, and only the keys come from here.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_IssuerConfigurationType.html
 */
export function issuer({
  region,
  poolId,
  assumptions,
}: Pick<Services, 'region' | 'poolId' | 'assumptions'>): string {
  const host = assumptions.issuer === 'updated' ? 'issuer-cognito-idp' : 'cognito-idp'
  return `https://${host}.${region}.amazonaws.com/${poolId}`
}

/** Absent from the tokens of a user without groups. */
function groupsClaim(services: TokenServices, user: User): { 'cognito:groups'?: string[] } {
  const names = groupsOf(services, user).map(({ name }) => name)
  return names.length === 0 ? {} : { 'cognito:groups': names }
}

function accessClaims({ identity }: TokenServices, user: User) {
  return {
    client_id: identity.clientId,
    token_use: 'access',
    scope: 'aws.cognito.signin.user.admin',
    username: user.sub,
  }
}

function idClaims({ identity, client }: TokenServices, user: User) {
  const readable = Object.entries(user.attributes)
    .filter(([name]) => client.ReadAttributes.includes(name))
    // The one attribute that is a boolean in the token and a string everywhere else.
    .map(([name, value]) => [name, name === 'email_verified' ? value === 'true' : value])
  return {
    ...Object.fromEntries(readable),
    'cognito:username': user.sub,
    aud: identity.clientId,
    token_use: 'id',
  }
}

async function sign(
  { identity, client, clock }: TokenServices,
  token: 'AccessToken' | 'IdToken',
  claims: Record<string, unknown>,
): Promise<string> {
  const key = token === 'IdToken' ? identity.idKey : identity.accessKey
  const now = epochSeconds(clock())
  return new SignJWT({ ...claims, jti: randomUUID() })
    .setProtectedHeader({ kid: String(key['kid']), alg: 'RS256' })
    .setIssuedAt(now)
    .setExpirationTime(now + validitySeconds(client, token))
    .sign(await importJWK(key, 'RS256'))
}
