import type { CodeFault } from '#lib/auth/parse-code.ts'
import type { Language } from '#lib/language.ts'
import { fill, type Messages, pluralOf } from '#lib/messages/messages.ts'

type CodeFaultWords = Pick<Messages['codeFaults'], CodeFault['kind']>

/** The sentence for something typed that is no code yet; it cost no try. */
export function codeError(
  words: CodeFaultWords,
  language: Language,
  fault: CodeFault,
  length: number,
): string {
  switch (fault.kind) {
    case 'empty':
      return fill(words.empty, { length })
    case 'length':
      return fill(pluralOf(words.length, language, fault.count), { count: fault.count, length })
    case 'letters':
      return words.letters
  }
}
