import { MAX_NAME_LENGTH } from '#lib/limits.ts'
import { fill, type Messages } from '#lib/messages/messages.ts'
import type { NameFault } from './account-state.ts'

export function nameFaultIn(words: Messages['account'], fault: NameFault): string {
  return fill(words.nameFaults[fault], { most: MAX_NAME_LENGTH })
}
