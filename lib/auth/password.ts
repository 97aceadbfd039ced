import 'server-only'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { brand } from '#lib/brand.ts'
import { systemClock } from '#lib/clock.ts'
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, PASSWORD_ESTIMATES } from '#lib/limits.ts'
import { instanceMemory } from '#lib/session/instance-memory.ts'

/** What is wrong with the form of a new password. */
export type WrittenFault = 'empty' | 'short' | 'long' | 'edges'

/** Why a new password is refused. `too-often`: it was not looked at, because so many were for this address. */
export type NewPasswordFault = WrittenFault | 'common' | 'too-often'

/** An estimate gets expensive with length and with known words; the first characters are enough. */
const MAX_ESTIMATED = 32
const MAX_KNOWN_WORDS = 8

/** How many readings of "p@55w0rd" are tried. The library's default of 100 finds no more, at eight times the cost. */
const MAX_SUBSTITUTIONS = 5

/** Scores of zxcvbn: a word is common within a million guesses, a whole password within a hundred million. */
const COMMON_WORD = 1
const COMMON_PASSWORD = 2

/** A word with the usual suffix that satisfies a rule: a year, a few symbols. */
const WORD_AND_TAIL = /^(.*\p{L})\P{L}{1,6}$/su

/** Checks the form only, at no cost. All characters are allowed, and no mixture is required. */
export function writtenFault(password: string): WrittenFault | undefined {
  if (password === '') return 'empty'
  if ([...password].length < MIN_PASSWORD_LENGTH) return 'short'
  if (password.length > MAX_PASSWORD_LENGTH) return 'long'
  // Cognito's own pattern. Trimming silently would make it another password elsewhere.
  return couldBePassword(password) ? undefined : 'edges'
}

/** Checks a new password of a visitor whose start was counted, and limits how often that is done for one address. */
export function newPasswordFault(password: string, email: string): NewPasswordFault | undefined {
  const fault = writtenFault(password)
  if (fault !== undefined) return fault
  if (!countEstimate(email)) return 'too-often'
  return isCommonPassword(password, email) ? 'common' : undefined
}

/** When passwords were estimated for an address, the oldest first, epoch milliseconds. */
const estimates = instanceMemory<readonly number[]>('password-estimates', 10_000)

function countEstimate(email: string): boolean {
  const now = systemClock()
  const { limit, seconds } = PASSWORD_ESTIMATES
  const recent = (estimates.get(email) ?? []).filter((at) => at > now - seconds * 1000)
  if (recent.length >= limit) return false
  estimates.set(email, [...recent, now], seconds)
  return true
}

/** False for what Cognito refuses by its form alone: no account can have such a password. */
export function couldBePassword(text: string): boolean {
  return text.length <= MAX_PASSWORD_LENGTH && /^\S.*\S$/s.test(text)
}

let estimator: ZxcvbnFactory | undefined

/**
 * True for the guesses that attackers try first: the 49,000 most common passwords, their repetitions and variations, one of them
 * with a year appended, keyboard rows, the visitor's own address. Takes a few milliseconds of CPU, so check limits before.
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
