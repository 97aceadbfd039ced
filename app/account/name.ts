import { withoutDirectionMarks } from '#lib/direction-marks.ts'
import { MAX_NAME_LENGTH } from '#lib/limits.ts'
import { fill, type Messages } from '#lib/messages/messages.ts'

export type NameFault = 'too-long' | 'characters'

/** What is invisible on a page or changes what is next to it, except for joiners and variants of a character. */
const REFUSED =
  /(?![\u200C\u200D]|\p{Variation_Selector})[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}<>]/u

/**
 * A joiner with nothing to join. Persian, Indian scripts and emoji need them between two characters, and older Malayalam
 * behind the last one. https://www.unicode.org/reports/tr31/#Layout_and_Format_Control_Characters
 */
const LONE_JOINER =
  /(?<![\p{L}\p{M}\p{N}\p{S}])[\u200C\u200D]|(?<!\p{M})[\u200C\u200D](?![\p{L}\p{M}\p{N}\p{S}])/u

/** Why something typed is no name. Any letters of any script are fine; what would be invisible on a page is not. */
export function nameFault(typed: string): NameFault | undefined {
  const name = withoutDirectionMarks(typed)
  if (name.length > MAX_NAME_LENGTH) return 'too-long'
  return REFUSED.test(name) || LONE_JOINER.test(name) ? 'characters' : undefined
}

export function nameError(words: Pick<Messages['account'], 'nameFaults'>, fault: NameFault): string {
  return fill(words.nameFaults[fault], { most: MAX_NAME_LENGTH })
}
