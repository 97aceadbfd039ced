import { CognitoError } from './cognito-error.ts'
import type { RequestHeaders, Services } from './services.ts'

/**
 * Refuses a call of an operator that is not signed. Here the header has to be there; its signature is not computed,
 * since any key would be a made-up one.
 */
export function requireSigned({ authorization }: RequestHeaders): void {
  if (authorization?.startsWith('AWS4-HMAC-SHA256 ')) return
  throw new CognitoError('MissingAuthenticationTokenException', 'Missing Authentication Token')
}

/** Refuses a pool id that is not this pool's. */
export function requirePool({ poolId }: Pick<Services, 'poolId'>, asked: string): void {
  if (asked === poolId) return
  throw new CognitoError('ResourceNotFoundException', `User pool ${asked} does not exist.`)
}
