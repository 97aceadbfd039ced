import { decodeJwt, decodeProtectedHeader } from 'jose'
import { cameOf, NotAsked, type Row, switched } from '../row.ts'
import { type Subject, type Tokens, TokensSchema } from '../subject.ts'

const ACCESS_TOKEN = 'developer guide, amazon-cognito-user-pools-using-the-access-token'
const ID_TOKEN = 'developer guide, amazon-cognito-user-pools-using-the-id-token'
const REFRESH_TOKEN = 'developer guide, amazon-cognito-user-pools-using-the-refresh-token'
/** Characters; what Cognito has been seen to make, and room for a longer region or address. */
const SIZES = { AccessToken: 1_300, IdToken: 1_300, RefreshToken: 2_000 } as const
/** Longer than a second, the unit of times in tokens. */
const A_WHILE_SECONDS = 3

/** What a sign-in brings, and its renewal. */
export const tokenRows: readonly Row[] = [
  {
    id: 'result',
    asks: 'names in AuthenticationResult',
    expects: 'AccessToken, ExpiresIn, IdToken, RefreshToken, TokenType',
    confidence: 'O',
    source: 'recorded on a real pool',
    ask: async ({ first }) =>
      Object.keys((await first.finished()).result)
        .sort()
        .join(', '),
  },
  {
    id: 'issuer',
    asks: 'iss of both tokens',
    ...switched(
      [{ issuer: 'regional' }, 'https://cognito-idp.REGION.amazonaws.com/POOL'],
      [{ issuer: 'updated' }, 'https://issuer-cognito-idp.REGION.amazonaws.com/POOL'],
    ),
    confidence: 'U',
    source: "both exist: the pool's IssuerConfiguration decides",
    ask: async ({ first, pool: { region } }) => {
      const { AccessToken, IdToken } = await first.finished()
      const issuers = [AccessToken, IdToken].map((token) => String(decodeJwt(token).iss))
      return [...new Set(issuers)].join(', ').replaceAll(`.${region}.`, '.REGION.')
    },
  },
  {
    id: 'keys',
    asks: 'alg of both tokens, and whether one key signs both',
    expects: 'RS256, RS256, two keys',
    confidence: 'D',
    source: 'developer guide, amazon-cognito-user-pools-using-tokens-verifying-a-jwt',
    ask: async ({ first }) => {
      const { AccessToken, IdToken } = await first.finished()
      const [access, id] = [decodeProtectedHeader(AccessToken), decodeProtectedHeader(IdToken)]
      return `${access.alg}, ${id.alg}, ${access.kid === id.kid ? 'one key' : 'two keys'}`
    },
  },
  {
    id: 'access-claims',
    asks: 'claims of the access token',
    expects:
      'auth_time, client_id, event_id, exp, iat, iss, jti, origin_jti, scope, sub, token_use, username',
    confidence: 'D',
    source: ACCESS_TOKEN,
    ask: async ({ first }) => claimNames((await first.finished()).AccessToken),
  },
  {
    id: 'id-claims',
    asks: 'claims of the ID token',
    expects:
      'aud, auth_time, cognito:username, email, email_verified, event_id, exp, iat, iss, jti, origin_jti, sub, token_use',
    confidence: 'D',
    source: ID_TOKEN,
    ask: async ({ first }) => claimNames((await first.finished()).IdToken),
  },
  {
    id: 'token-use',
    asks: 'token_use of the access and the ID token',
    expects: 'access, id',
    confidence: 'D',
    source: `${ACCESS_TOKEN}, ...-id-token`,
    ask: async ({ first }) => {
      const { AccessToken, IdToken } = await first.finished()
      return [AccessToken, IdToken].map((token) => decodeJwt(token)['token_use']).join(', ')
    },
  },
  {
    id: 'email-verified',
    asks: 'email_verified of the first ID token; with codes alone, PostAuthentication has just set it',
    expects: 'true',
    confidence: 'I',
    source: 'developer guide, user-pool-lambda-post-authentication',
    ask: async ({ first }) =>
      JSON.stringify(decodeJwt((await first.finished()).IdToken)['email_verified'] ?? 'absent'),
  },
  {
    id: 'sizes',
    asks: `sizes: access and ID token up to ${SIZES.AccessToken} characters, refresh token up to ${SIZES.RefreshToken}`,
    expects: 'all fit',
    confidence: 'O',
    source: 'pmill/aws-cognito#42',
    ask: async ({ first }) => {
      const tokens = await first.finished()
      const large = tokenNames.filter((name) => tokens[name].length > SIZES[name])
      return large.map((name) => `${name} has ${tokens[name].length}`).join(', ') || 'all fit'
    },
  },
  {
    id: 'refresh-token-opaque',
    asks: 'the form of the refresh token',
    expects: 'eyJjdHki..., five parts',
    confidence: 'O',
    source: 'pmill/aws-cognito#42',
    ask: async ({ first }) => {
      const { RefreshToken } = await first.finished()
      const parts = RefreshToken.split('.').length
      return `${RefreshToken.slice(0, 8)}..., ${parts === 5 ? 'five' : parts} parts`
    },
  },
  {
    id: 'refresh-rotates',
    asks: 'the refresh token after GetTokensFromRefreshToken, where it rotates',
    expects: 'another one',
    confidence: 'D',
    source: REFRESH_TOKEN,
    ask: async (subject) => {
      const { before, after } = await refreshed(subject)
      return before.RefreshToken === after.RefreshToken ? 'the same' : 'another one'
    },
  },
  {
    id: 'refresh-claims',
    asks: 'origin_jti and jti of a refreshed access token',
    expects: 'origin_jti stays, jti is new',
    confidence: 'D',
    source: REFRESH_TOKEN,
    ask: async (subject) => {
      const { before, after } = await refreshed(subject)
      const isSame = (claim: string) =>
        decodeJwt(before.AccessToken)[claim] === decodeJwt(after.AccessToken)[claim]
      return `origin_jti ${isSame('origin_jti') ? 'stays' : 'is new'}, jti ${isSame('jti') ? 'stays' : 'is new'}`
    },
  },
  {
    id: 'refresh-auth-time',
    asks: 'auth_time of a refreshed token',
    ...switched([{ authTimeOnRefresh: 'kept' }, 'it stays'], [{ authTimeOnRefresh: 'moved' }, 'it moves']),
    confidence: 'U',
    source: 'none',
    ask: async (subject) => {
      await subject.first.finished()
      await subject.passes(A_WHILE_SECONDS)
      const { before, after } = await refreshed(subject)
      const [then, now] = [before, after].map(({ IdToken }) => decodeJwt(IdToken)['auth_time'])
      return then === now ? 'it stays' : 'it moves'
    },
  },
  {
    id: 'refresh-grace',
    asks: 'a rotated refresh token within its grace',
    expects: 'answered',
    confidence: 'D',
    source: REFRESH_TOKEN,
    ask: async (subject) => {
      const { before } = await refreshed(subject)
      return cameOf(subject.calls.refresh(before.RefreshToken), () => 'answered')
    },
  },
]

const tokenNames = ['AccessToken', 'IdToken', 'RefreshToken'] as const

/** A refresh of the first sign-in, whose own token goes on working within its grace. */
async function refreshed({ pool, first, calls }: Subject): Promise<{ before: Tokens; after: Tokens }> {
  if (pool.plan === 'lite') throw new NotAsked('refresh tokens do not rotate on the plan Lite')
  const before = await first.finished()
  const { AuthenticationResult } = await calls.refresh(before.RefreshToken)
  return { before, after: TokensSchema.parse(AuthenticationResult) }
}

function claimNames(token: string): string {
  return Object.keys(decodeJwt(token)).sort().join(', ')
}
