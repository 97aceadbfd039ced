import { hkdfSync, randomBytes } from 'node:crypto'
import { generatorTo, modulo, passwordExponent, type SrpUser, toHex, toInteger } from '#lib/srp.ts'
import { CognitoError } from './errors.ts'
import type { Services } from './services.ts'
import type { PoolSettings } from './settings.ts'
import type { Password } from './state.ts'
import { timingSafeEqualText } from './timing-safe-equal.ts'

const SALT_BYTES = 16
/** As many as the prime of the group has. */
const VERIFIER_BYTES = 384

/** The owner of a password in SRP's terms: the user id is the sub. */
export function srpUser({ poolId }: Pick<Services, 'poolId'>, userId: string): SrpUser {
  return { poolName: poolId.slice(poolId.indexOf('_') + 1), userId }
}

/** What is stored of a password: it can check the password, and cannot be used to sign in. */
export function keptPassword(services: Pick<Services, 'poolId'>, sub: string, password: string): Password {
  const salt = randomBytes(SALT_BYTES).toString('hex')
  return { salt, verifier: verifierOf(services, sub, { password, salt }) }
}

/** Checks a plain password, outside SRP. */
export function isPassword(
  services: Pick<Services, 'poolId'>,
  sub: string,
  kept: Password | undefined,
  password: string,
): boolean {
  return (
    kept !== undefined && timingSafeEqualText(kept.verifier, verifierOf(services, sub, { ...kept, password }))
  )
}

/**
 * A password that cannot be known, always the same for one name in one pool: with it the exchange of an unknown user, or of
 * one without a password, looks and takes as long as any other.
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

/** Refuses a password that breaks the pool's policy, with the service's message. */
export function requirePassword(pool: Pick<PoolSettings, 'Policies'>, password: string): void {
  const policy = pool.Policies.PasswordPolicy
  const rules: [boolean, string][] = [
    [password.length >= policy.MinimumLength, 'Password not long enough'],
    [!policy.RequireLowercase || /\p{Ll}/u.test(password), 'Password must have lowercase characters'],
    [!policy.RequireUppercase || /\p{Lu}/u.test(password), 'Password must have uppercase characters'],
    [!policy.RequireNumbers || /\d/.test(password), 'Password must have numeric characters'],
    [!policy.RequireSymbols || /[^\p{L}\d\s]/u.test(password), 'Password must have symbol characters'],
  ]
  const broken = rules.find(([kept]) => !kept)
  if (broken === undefined) return
  const message = `Password did not conform with policy: ${broken[1]}`
  throw new CognitoError('InvalidPasswordException', message)
}
