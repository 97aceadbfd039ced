import { createHmac, randomBytes, randomInt } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import type { ClientCredentials, PoolIdentity, State } from './state.ts'

const CLIENT_ID_ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'

/**
 * The pool's client, its secret and its two signing keys: kept with the state, made at the first start.
 * @param given the client's id and secret where they are not the state's
 */
export async function poolIdentity(state: State, given?: ClientCredentials): Promise<PoolIdentity> {
  return { ...(state.identity.get('pool') ?? (await newIdentity(state))), ...given }
}

async function newIdentity(state: State): Promise<PoolIdentity> {
  const [idKey, accessKey] = await Promise.all([signingKey(), signingKey()])
  const identity = {
    clientId: randomText(26),
    clientSecret: randomText(51),
    fakeNameSalt: randomBytes(16).toString('hex'),
    idKey,
    accessKey,
  }
  state.identity.set('pool', identity)
  return identity
}

/** The id of the pool's client without a secret: the same at every start, so that an app can be configured with it. */
export function publicClientId({ clientId, fakeNameSalt }: PoolIdentity): string {
  return createHmac('sha256', fakeNameSalt)
    .update(`public client beside ${clientId}`)
    .digest('hex')
    .slice(0, 26)
}

/** The public halves, as `/.well-known/jwks.json` serves them. */
export function publicKeys(identity: PoolIdentity): { keys: JWK[] } {
  const keys = [identity.idKey, identity.accessKey].map(({ kty, n, e, kid }) => ({
    ...{ alg: 'RS256', use: 'sig' },
    ...{ kty: String(kty), n: String(n), e: String(e), kid: String(kid) },
  }))
  return { keys }
}

async function signingKey(): Promise<Record<string, unknown>> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true })
  return { ...(await exportJWK(privateKey)), kid: randomBytes(32).toString('base64'), alg: 'RS256' }
}

function randomText(length: number): string {
  return Array.from({ length }, () => CLIENT_ID_ALPHABET[randomInt(CLIENT_ID_ALPHABET.length)]).join('')
}
