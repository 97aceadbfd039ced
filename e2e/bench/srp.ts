import { createPasswordHash, createSrpSession, signSrpSession } from 'cognito-srp-helper'
import { newSrpExchange, passwordClaim } from '#lib/cognito/password-claim.ts'
import { generatorTo } from '#lib/srp.ts'

// Prints what one proof of a password costs, here and with the library. Run by `npm run bench:srp`; nothing is asserted.
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

print('this site', () => {
  passwordClaim(newSrpExchange(), CHALLENGE, { poolName: 'Local0001', password: PASSWORD }, Date.now())
})
print('cognito-srp-helper', () => {
  const session = createSrpSession(USER_ID, createPasswordHash(USER_ID, PASSWORD, POOL_ID), POOL_ID)
  signSrpSession(session, {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: CHALLENGE,
  })
})

function print(name: string, prove: () => void): void {
  prove()
  const begun = process.cpuUsage()
  for (let round = 0; round < ROUNDS; round += 1) prove()
  const { user, system } = process.cpuUsage(begun)
  const milliseconds = (user + system) / 1000 / ROUNDS
  console.log(`${name.padEnd(20)} ${milliseconds.toFixed(1).padStart(7)} ms of CPU for one proof`)
}
