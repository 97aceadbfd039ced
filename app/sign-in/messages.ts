import { fill } from '#app/words/fill.ts'
import type { Words } from '#app/words/words.ts'
import { MAX_ADDRESS } from '#lib/address-length.ts'
import { MAX_PASSWORD, MIN_PASSWORD } from '#lib/password-length.ts'

export type AddressFault = keyof Words['start']['faults']
export type PasswordFault = keyof Words['password']['faults']

/** What is wrong with an address. */
export function addressFaultIn(words: Words['start'], fault: AddressFault): string {
  return fill(words.faults[fault], { count: MAX_ADDRESS })
}

/** What is wrong with a password that was entered, or chosen. */
export function passwordFaultIn(words: Words['password'], fault: PasswordFault): string {
  return fill(words.faults[fault], { least: MIN_PASSWORD, most: MAX_PASSWORD })
}

/** What stands beside the field of a new password. */
export function newPasswordHintIn(words: Words['password']): string {
  return fill(words.newHint, { least: MIN_PASSWORD })
}
