import 'server-only'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { brand } from '#lib/brand.ts'
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '#lib/limits.ts'

/** What is wrong with a new password as it is written. */
export type WrittenFault = 'empty' | 'short' | 'long' | 'edges'

/** Why something is no good as a new password. */
export type NewPasswordFault = WrittenFault | 'common'

/** A guesser's estimate grows costly with length and with known words, and the beginning says enough. */
const MAX_ESTIMATED = 32
const MAX_KNOWN_WORDS = 8

/** How many ways of reading "p@55w0rd" are tried. The hundred of the library find no more, and cost eight times as much. */
const MAX_SUBSTITUTIONS = 5

/** zxcvbn's scores: within a million guesses a word is common, and within a hundred million a whole password is. */
const COMMON_WORD = 1
const COMMON_PASSWORD = 2

/** A word, and what many put behind it to please a rule: a year, a few signs. */
const WORD_AND_TAIL = /^(.*\p{L})\P{L}{1,6}$/su

/** Judges what can be seen without a guess, at no cost. Any character will do, and no mixture is asked for. */
export function writtenFault(password: string): WrittenFault | undefined {
  if (password === '') return 'empty'
  if ([...password].length < MIN_PASSWORD_LENGTH) return 'short'
  if (password.length > MAX_PASSWORD_LENGTH) return 'long'
  // Cognito's pattern for passwords; silently trimmed, it would be another password elsewhere.
  return couldBePassword(password) ? undefined : 'edges'
}

/** Judges a new password: see `isCommonPassword` for what it costs. */
export function newPasswordFault(password: string, email: string): NewPasswordFault | undefined {
  return writtenFault(password) ?? (isCommonPassword(password, email) ? 'common' : undefined)
}

/** False for what Cognito refuses by its form alone, before it looks at it: nobody can have such a password. */
export function couldBePassword(text: string): boolean {
  return text.length <= MAX_PASSWORD_LENGTH && /^\S.*\S$/s.test(text)
}

let estimator: ZxcvbnFactory | undefined

/**
 * True for what everybody tries first: the 49,000 commonest passwords, their repetitions and variations, one of them with
 * a year behind it, keyboard rows, the person's own address. A few milliseconds of CPU, so limits come before it.
 */
export function isCommonPassword(password: string, email: string): boolean {
  const known = [brand.name, email, ...email.split(/[@.+_-]/)].filter((word) => word.length > 2)
  const words = known.slice(0, MAX_KNOWN_WORDS).map((word) => word.slice(0, MAX_ESTIMATED))
  const begins = password.slice(0, MAX_ESTIMATED)
  const word = WORD_AND_TAIL.exec(begins)?.[1]
  return score(begins, words) <= COMMON_PASSWORD || (word !== undefined && score(word, words) <= COMMON_WORD)
}

function score(text: string, known: string[]): number {
  estimator ??= new ZxcvbnFactory({
    dictionary,
    graphs: adjacencyGraphs,
    l33tMaxSubstitutions: MAX_SUBSTITUTIONS,
  })
  return estimator.check(text, known).score
}
