import { MAX_EMAIL_LENGTH, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '#lib/limits.ts'
import { fill, type Messages } from '#lib/messages/messages.ts'

export type AddressFault = keyof Messages['start']['faults']
export type PasswordFault = keyof Messages['password']['faults']

/** What is wrong with an address. */
export function emailError(words: Messages['start'], fault: AddressFault): string {
  return fill(words.faults[fault], { count: MAX_EMAIL_LENGTH })
}

/** What is wrong with a password that was entered, or chosen. */
export function passwordError(words: Messages['password'], fault: PasswordFault): string {
  return fill(words.faults[fault], { least: MIN_PASSWORD_LENGTH, most: MAX_PASSWORD_LENGTH })
}

/** What stands beside the field of a new password. */
export function newPasswordHint(words: Messages['password']): string {
  return fill(words.newHint, { least: MIN_PASSWORD_LENGTH })
}
