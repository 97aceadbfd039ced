import type { CodeChallenge } from '#lib/cognito/sign-in.ts'
import { fill, type Messages } from '#lib/messages/messages.ts'
import { FIELD_TITLE, fieldHint } from '#lib/trigger-protocol.ts'

/**
 * Title and hint of the code field, from the challenge. A trigger knows no page and no language: what it says by default is
 * said here in the page's, and only words of its own stand as they are.
 */
export function fieldWords(
  words: Messages['code'],
  { fieldTitle = FIELD_TITLE, fieldHint: hint, codeLength }: CodeChallenge['parameters'],
): { title: string; hint: string } {
  const isOwnHint = hint !== undefined && hint !== fieldHint(codeLength)
  return {
    title: fieldTitle === FIELD_TITLE ? words.fieldTitle : fieldTitle,
    hint: isOwnHint ? hint : fill(words.fieldHint, { count: codeLength }),
  }
}
