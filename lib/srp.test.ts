import { createHash, randomBytes } from 'node:crypto'
import { createPasswordHash, createSrpSession, signSrpSession } from 'cognito-srp-helper'
import { describe, expect, it } from 'vitest'
import {
  claimKey,
  claimSignature,
  generatorTo,
  modPow,
  modulo,
  passwordExponent,
  SRP_MULTIPLIER,
  SRP_PRIME,
  scramblingParameter,
  srpTimestamp,
  toHex,
  toInteger,
} from './srp.ts'

const POOL = 'us-east-1_Local0001'
const USER = { poolName: 'Local0001', userId: '34c84488-e0e1-70ae-d2ee-991ad1a898c8' }
const PASSWORD = 'correct horse bättery stäple'
const SIGNATURE = 'IBhG/vqKcM5eU2Hg23hFKITRYRM88Q/Xn/OdHK54a3M='
const TIMESTAMP = 'Tue Nov 3 19:07:12 UTC 2026'

/** Every number of one exchange, in hex, and SECRET_BLOCK in base64. */
type Exchange = { smallA: string; salt: string; serverPublic: string; secretBlock: string }

const FIXED: Exchange = {
  smallA: 'a1'.repeat(128),
  salt: '8ce8291892390f6b53a245933faf6164',
  serverPublic: generatorTo(toInteger('b2'.repeat(32))).toString(16),
  secretBlock: Buffer.from('a secret block').toString('base64'),
}

describe('the signature of a password claim', () => {
  it('of a fixed exchange has not changed, and is the one of the helper', () => {
    expect(signatureOf(FIXED)).toBe(SIGNATURE)
    expect(helperSignatureOf(FIXED)).toBe(SIGNATURE)
  })

  it.each([
    ['random numbers', {}],
    ['random numbers again', {}],
    ['a salt whose top bit is set', { salt: `ff${hex(15)}` }],
    ['a salt that begins with a zero byte', { salt: `0080${hex(14)}` }],
    ['a salt that begins with half a zero byte', { salt: `07${hex(15)}` }],
    ['a B whose top bit is set', { serverPublic: `f0${hex(383)}` }],
    ['a B that is short', { serverPublic: `0${hex(20)}`.slice(0, 41) }],
    ['an A that is short', { smallA: '3e7' }],
  ])('is the one of the helper: %s', (_, changes: Partial<Exchange>) => {
    const exchange = { ...randomExchange(), ...changes }
    expect(signatureOf(exchange)).toBe(helperSignatureOf(exchange))
  })

  it('depends on everything that is signed', () => {
    const others = [
      signatureOf({ ...FIXED, secretBlock: 'AAAA' }),
      signatureOf({ ...FIXED, salt: `9${FIXED.salt.slice(1)}` }),
      signatureOf(FIXED, 'another password'),
      signatureOf(FIXED, PASSWORD, 'Tue Nov 3 19:07:13 UTC 2026'),
    ]
    expect(new Set([...others, SIGNATURE]).size).toBe(5)
  })
})

it('A, and the password hash inside x, are those of the helper', () => {
  const session = createSrpSession('anna', PASSWORD, POOL, false)
  expect(generatorTo(toInteger(session.smallA)).toString(16)).toBe(session.largeA)
  const [salt, hashed] = ['12'.repeat(16), createPasswordHash(USER.userId, PASSWORD, POOL)]
  const x = createHash('sha256')
    .update(salt + hashed, 'hex')
    .digest()
  expect(passwordExponent(USER, PASSWORD, toInteger(salt))).toBe(toInteger(x))
})

it('both ends of an exchange arrive at the same key', () => {
  const [a, b, salt] = [toInteger(hex(32)), toInteger(hex(32)), toInteger(hex(16))]
  const x = passwordExponent(USER, PASSWORD, salt)
  const verifier = generatorTo(x)
  const [clientPublic, serverPublic] = [generatorTo(a), modulo(SRP_MULTIPLIER * verifier + generatorTo(b))]
  const u = scramblingParameter(clientPublic, serverPublic)
  const client = modPow(serverPublic - SRP_MULTIPLIER * verifier, a + u * x)
  const server = modPow(clientPublic * modPow(verifier, u), b)
  expect(claimKey(server, u)).toEqual(claimKey(client, u))
  expect(claimKey(server, u)).toHaveLength(16)
})

it('modulo gives the representative from 0 to N - 1', () => {
  expect(modulo(SRP_PRIME)).toBe(0n)
  expect(modulo(-1n)).toBe(SRP_PRIME - 1n)
  expect(modulo(SRP_PRIME + 5n)).toBe(5n)
  expect(modPow(-2n, 3n)).toBe(SRP_PRIME - 8n)
})

it.each([
  [0n, '00'],
  [0x7fn, '7f'],
  [0x80n, '0080'],
  [0xfffn, '0fff'],
  [0x8fffn, '008fff'],
])('%s in hex is %s, as Java writes it', (value, text) => {
  expect(toHex(value)).toBe(text)
  expect(toInteger(text)).toBe(value)
})

it.each([
  ['2026-11-03T19:07:12.999Z', 'Tue Nov 3 19:07:12 UTC 2026'],
  ['2026-11-30T09:07:02Z', 'Mon Nov 30 09:07:02 UTC 2026'],
  ['2027-01-01T00:00:00Z', 'Fri Jan 1 00:00:00 UTC 2027'],
])('TIMESTAMP at %s: %s', (at, text) => {
  expect(srpTimestamp(Date.parse(at))).toBe(text)
})

it('TIMESTAMP is the one of the helper', () => {
  const from = Date.now()
  const { timestamp } = createSrpSession('anna', PASSWORD, POOL, false)
  expect([srpTimestamp(from), srpTimestamp(Date.now())]).toContain(timestamp)
})

/** The client's end, by our arithmetic. */
function signatureOf(exchange: Exchange, password = PASSWORD, timestamp = TIMESTAMP): string {
  const [a, serverPublic] = [toInteger(exchange.smallA), toInteger(exchange.serverPublic)]
  const u = scramblingParameter(generatorTo(a), serverPublic)
  const x = passwordExponent(USER, password, toInteger(exchange.salt))
  const secret = modPow(serverPublic - SRP_MULTIPLIER * generatorTo(x), a + u * x)
  return claimSignature(claimKey(secret, u), USER, exchange.secretBlock, timestamp)
}

/** The client's end, by cognito-srp-helper. */
function helperSignatureOf({ smallA, salt, serverPublic, secretBlock }: Exchange): string {
  const session = {
    username: 'anna@example.com',
    password: PASSWORD,
    isHashed: false,
    poolId: POOL,
    poolIdAbbr: USER.poolName,
    timestamp: TIMESTAMP,
    smallA,
    largeA: generatorTo(toInteger(smallA)).toString(16),
  }
  const ChallengeParameters = {
    ...{ SALT: salt, SRP_B: serverPublic, SECRET_BLOCK: secretBlock },
    USER_ID_FOR_SRP: USER.userId,
  }
  return signSrpSession(session, { ChallengeParameters }).passwordSignature
}

function randomExchange(): Exchange {
  return {
    smallA: hex(128),
    salt: hex(16),
    serverPublic: generatorTo(toInteger(hex(32))).toString(16),
    secretBlock: randomBytes(100).toString('base64'),
  }
}

function hex(bytes: number): string {
  return randomBytes(bytes).toString('hex')
}
