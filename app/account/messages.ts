import { fill } from '#app/words/fill.ts'
import type { Words } from '#app/words/words.ts'
import { MAX_NAME_LENGTH } from '#lib/limits.ts'
import type { NameFault } from './account-state.ts'

export function nameFaultIn(words: Words['account'], fault: NameFault): string {
  return fill(words.nameFaults[fault], { most: MAX_NAME_LENGTH })
}
