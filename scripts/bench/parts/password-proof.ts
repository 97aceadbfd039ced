import { createPasswordHash, createSrpSession, signSrpSession } from 'cognito-srp-helper'
import { newSrpExchange, passwordClaim } from '#lib/cognito/password-claim.ts'
import { generatorTo } from '#lib/srp.ts'
import { milliseconds } from '../figures.ts'
import type { Part } from '../part.ts'

const ROUNDS = 20
const POOL_ID = 'us-east-1_Local0001'
const USER_ID = '34c84488-e0e1-70ae-d2ee-991ad1a898c8'
const PASSWORD = 'seven green ladders'
const CHALLENGE = {
  SALT: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
  SRP_B: generatorTo(0x1234_5678_9abc_def0_1234_5678n).toString(16),
  SECRET_BLOCK: Buffer.alloc(1_000, 7).toString('base64'),
  USER_ID_FOR_SRP: USER_ID,
}

/** What one proof of a password costs the site, here and with the library. */
export const passwordProof: Part = async () => [
  { what: "the client's half of one proof, this site", figure: cpuOf(proofOfThisSite) },
  { what: "the client's half of one proof, cognito-srp-helper", figure: cpuOf(proofOfLibrary) },
]

function proofOfThisSite(): void {
  passwordClaim(newSrpExchange(), CHALLENGE, { poolName: 'Local0001', password: PASSWORD }, Date.now())
}

function proofOfLibrary(): void {
  const session = createSrpSession(USER_ID, createPasswordHash(USER_ID, PASSWORD, POOL_ID), POOL_ID)
  signSrpSession(session, { ChallengeName: 'PASSWORD_VERIFIER', ChallengeParameters: CHALLENGE })
}

function cpuOf(prove: () => void): string {
  prove()
  const begun = process.cpuUsage()
  for (let round = 0; round < ROUNDS; round += 1) prove()
  const { user, system } = process.cpuUsage(begun)
  return `${milliseconds((user + system) / 1_000 / ROUNDS)} of CPU`
}
