/** Sentences of the address form; a missing one does not compile. */
export const addressFaults = {
  empty: 'Enter your e-mail address',
  'too-long': 'This address is too long. Use one with at most 128 characters.',
  format: 'Enter an e-mail address in the format name@example.com',
} as const

export type AddressFault = keyof typeof addressFaults

export const unavailable = "We can't send codes right now. Your address is kept. Try again in a few minutes."
