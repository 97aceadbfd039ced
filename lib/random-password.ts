import { randomBytes } from 'node:crypto'

/**
 * A password for accounts without one, where Cognito demands one: 48 random bytes that are not stored, with every kind of character
 * that a pool's policy may require.
 */
export function randomPassword(): string {
  return `${randomBytes(48).toString('base64')}aA1!`
}
