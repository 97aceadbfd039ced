import { MAX_PASSWORD, MIN_PASSWORD } from '#lib/password-length.ts'

/** Sentences of the address form; a missing one does not compile. */
export const addressFaults = {
  empty: 'Enter your e-mail address',
  'too-long': 'This address is too long. Use one with at most 128 characters.',
  format: 'Enter an e-mail address in the format name@example.com',
} as const

export type AddressFault = keyof typeof addressFaults

export const unavailable = "We can't send codes right now. Your address is kept. Try again in a few minutes."

/** What stands beside the field of a new password. */
export const newPasswordHint = `${MIN_PASSWORD} characters or more`

/** Sentences about a password that is entered, or chosen. */
export const passwordFaults = {
  missing: 'Enter your password',
  empty: 'Choose a password',
  short: `Use ${MIN_PASSWORD} characters or more. Several words in a row are easy to remember.`,
  long: `Use ${MAX_PASSWORD} characters or fewer`,
  edges: 'Begin and end your password with something else than a space',
  common: 'Many people use this password, so it is easy to guess. Choose another one.',
} as const

export type PasswordFault = keyof typeof passwordFaults

export const wrongPassword = 'The e-mail address or password is wrong.'
