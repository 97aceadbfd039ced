import { randomBytes } from 'node:crypto'

/**
 * A password that nobody knows and nobody keeps, for where Cognito demands one and nobody should have one: 48 random
 * bytes, with every kind of character that a pool's policy may ask for.
 */
export function randomPassword(): string {
  return `${randomBytes(48).toString('base64')}aA1!`
}
