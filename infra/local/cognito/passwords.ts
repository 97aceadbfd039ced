import { hkdfSync, randomBytes } from 'node:crypto'
import { generatorTo, modulo, passwordExponent, type SrpUser, toHex, toInteger } from '#lib/srp.ts'
import { sameText } from './same-text.ts'
import type { Services } from './services.ts'
import type { Password } from './state.ts'

const SALT_BYTES = 16
/** As many as the prime of the group has. */
const VERIFIER_BYTES = 384

/** Whom a password belongs to, in the words of SRP: the user id is the sub. */
export function srpUser({ poolId }: Pick<Services, 'poolId'>, userId: string): SrpUser {
  return { poolName: poolId.slice(poolId.indexOf('_') + 1), userId }
}

/** What is kept of a password: from it the password can be checked, and nobody can sign in with it. */
export function keptPassword(services: Pick<Services, 'poolId'>, sub: string, password: string): Password {
  const salt = randomBytes(SALT_BYTES).toString('hex')
  return { salt, verifier: verifierOf(services, sub, { password, salt }) }
}

/** Checks a password that came as it is, outside SRP. */
export function isPassword(
  services: Pick<Services, 'poolId'>,
  sub: string,
  kept: Password | undefined,
  password: string,
): boolean {
  return kept !== undefined && sameText(kept.verifier, verifierOf(services, sub, { ...kept, password }))
}

/**
 * A password that nobody can know, always the same for one name in one pool: with it the exchange of an unknown user,
 * or of one without a password, looks and costs like any other.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
 */
export function madeUpPassword({ identity }: Pick<Services, 'identity'>, username: string): Password {
  const derived = (what: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', identity.fakeNameSalt, username, what, bytes))
  return {
    salt: derived('salt', SALT_BYTES).toString('hex'),
    verifier: toHex(modulo(toInteger(derived('verifier', VERIFIER_BYTES)))),
  }
}

function verifierOf(
  services: Pick<Services, 'poolId'>,
  sub: string,
  { password, salt }: { password: string; salt: string },
): string {
  return toHex(generatorTo(passwordExponent(srpUser(services, sub), password, toInteger(salt))))
}
