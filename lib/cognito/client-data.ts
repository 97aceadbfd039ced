import type { Language } from '#lib/language.ts'

/** What the triggers hear of the visitor's side, as the string map that Cognito hands on. */
export type ClientData = {
  /** The visitor's IP address, where the platform tells it. */
  readonly clientAddress?: string
  /** A random id that this browser keeps; an account knows the browsers that signed in to it. */
  readonly browserId?: string
  /** Of the page that the visitor reads; the account takes it over when the code was right. */
  readonly language?: Language
}
