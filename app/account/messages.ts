import { fill } from '#app/words/fill.ts'
import type { Words } from '#app/words/words.ts'
import { MAX_NAME, type NameFault } from './account-state.ts'

/** What is wrong with a name. */
export function nameFaultIn(words: Words['account'], fault: NameFault): string {
  return fill(words.nameFaults[fault], { most: MAX_NAME })
}
