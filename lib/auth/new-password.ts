import 'server-only'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { brand } from '#lib/brand.ts'
import { MAX_PASSWORD, MIN_PASSWORD } from '#lib/password-length.ts'

/** Why something is no good as a new password. */
export type NewPasswordFault = 'empty' | 'short' | 'long' | 'edges' | 'common'

/** A guesser's estimate grows costly with length, and the beginning says enough. */
const MAX_ESTIMATED = 64

/** zxcvbn's score for what falls within a million guesses: in every list of the commonest, or made out of one. */
const TOO_COMMON = 1

/**
 * Judges a new password. Any character will do, and no mixture is asked for; what everybody tries first will not:
 * the 49,000 commonest passwords, their repetitions and variations, keyboard rows, the person's own address.
 */
export function newPasswordFault(password: string, email: string): NewPasswordFault | undefined {
  if (password === '') return 'empty'
  if ([...password].length < MIN_PASSWORD) return 'short'
  if (password.length > MAX_PASSWORD) return 'long'
  // Cognito's pattern for passwords; silently trimmed, it would be another password elsewhere.
  if (password.trim() !== password) return 'edges'
  return isCommon(password, email) ? 'common' : undefined
}

let estimator: ZxcvbnFactory | undefined

function isCommon(password: string, email: string): boolean {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  const known = [brand.name, email, ...email.split(/[@.+_-]/)].filter((word) => word.length > 2)
  return estimator.check(password.slice(0, MAX_ESTIMATED), known).score <= TOO_COMMON
}
