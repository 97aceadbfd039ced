import { CognitoError } from './errors.ts'
import type { PoolSettings } from './settings.ts'

/** Refuses a password that the pool's policy refuses, with the service's words. */
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
