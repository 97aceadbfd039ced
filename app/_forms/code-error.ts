import type { CodeFault } from '#lib/auth/parse-code.ts'
import type { Locale } from '#lib/language.ts'
import { fill, type Messages, pluralOf } from '#lib/messages/messages.ts'

/** What is wrong with something typed that is no code yet; it cost no try. */
export function codeError(
  words: Pick<Messages['codeFaults'], CodeFault['kind'] | 'lengthRule'>,
  locale: Locale,
  fault: CodeFault,
  length: number,
): string {
  switch (fault.kind) {
    case 'empty':
      return fill(words.empty, { length })
    case 'length': {
      const { count } = fault
      return fill(words.lengthRule, { typed: fill(pluralOf(words.length, locale, count), { count }), length })
    }
    case 'letters':
      return words.letters
  }
}
