import { modulo, toInteger } from '#lib/srp.ts'
import { invalidParameter, missingParameter, unsupported } from './errors.ts'
import type { PasswordClaim } from './srp-exchange.ts'

/** The digits of a number below the group's prime, and a leading zero byte. */
const MAX_HEX_DIGITS = 770

/**
 * SRP_A of a start that asks for SRP first, undefined of one that does not.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow.html
 */
export function clientPublicOf({ CHALLENGE_NAME, SRP_A }: Record<string, string>): bigint | undefined {
  if (CHALLENGE_NAME === undefined || CHALLENGE_NAME === 'CUSTOM_CHALLENGE') return undefined
  if (CHALLENGE_NAME !== 'SRP_A') throw unsupported(`InitiateAuth with CHALLENGE_NAME ${CHALLENGE_NAME}`)
  if (!SRP_A) throw missingParameter('SRP_A')
  if (SRP_A.length > MAX_HEX_DIGITS || !/^[\da-f]+$/i.test(SRP_A)) throw invalidSrpA()
  const clientPublic = toInteger(SRP_A)
  // With 0 the shared secret is 0 too, whatever the password (RFC 5054, 2.5.4).
  if (modulo(clientPublic) === 0n) throw invalidSrpA()
  return clientPublic
}

/** The parameters of a PASSWORD_VERIFIER answer. */
export function requireClaim(responses: Record<string, string>): PasswordClaim {
  const required = (name: string): string => {
    const value = responses[name]
    if (!value) throw missingParameter(name)
    return value
  }
  return {
    signature: required('PASSWORD_CLAIM_SIGNATURE'),
    secretBlock: required('PASSWORD_CLAIM_SECRET_BLOCK'),
    claimedAt: timeOf(required('TIMESTAMP')),
  }
}

const TIMESTAMP = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{1,2}:\d{1,2}:\d{1,2}) (?:UTC|GMT) (\d{4})$/

function timeOf(timestamp: string): number {
  const [, month, day, time, year] = TIMESTAMP.exec(timestamp) ?? []
  const milliseconds = Date.parse(`${day} ${month} ${year} ${time} UTC`)
  if (!Number.isNaN(milliseconds)) return milliseconds
  throw invalidParameter('TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.')
}

function invalidSrpA() {
  return invalidParameter('SRP_A is not valid.')
}
