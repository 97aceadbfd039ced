import type { CodeFault } from '#lib/auth/parse-code.ts'
import type { Locale } from '#lib/language.ts'
import { MAX_EMAIL_LENGTH, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '#lib/limits.ts'
import { fill, type Messages, pluralOf } from '#lib/messages/messages.ts'

/** What is wrong with an email address. */
export function emailError(words: Messages['start'], fault: keyof Messages['start']['faults']): string {
  return fill(words.faults[fault], { count: MAX_EMAIL_LENGTH })
}

/** What is wrong with a password that was entered, or chosen. */
export function passwordError(
  words: Messages['password'],
  fault: keyof Messages['password']['faults'],
): string {
  return fill(words.faults[fault], { least: MIN_PASSWORD_LENGTH, most: MAX_PASSWORD_LENGTH })
}

/** The rule for a new password. */
export function newPasswordHint(words: Messages['password']): string {
  return fill(words.newHint, { least: MIN_PASSWORD_LENGTH })
}

/** What is wrong with something typed that is no code yet; it cost no try. */
export function codeError(
  words: Pick<Messages['codeFaults'], CodeFault['kind']>,
  locale: Locale,
  fault: CodeFault,
  length: number,
): string {
  switch (fault.kind) {
    case 'empty':
      return fill(words.empty, { length })
    case 'length':
      return fill(pluralOf(words.length, locale, fault.count), { count: fault.count, length })
    case 'letters':
      return words.letters
  }
}
