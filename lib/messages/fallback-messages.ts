import type { Messages } from './messages.ts'

export type FallbackMessages = Pick<Messages['wentWrong'], 'title' | 'text' | 'again' | 'back'>

/** What the error page says before its translations are loaded, and when they cannot be: every page carries these. */
export const FALLBACK_MESSAGES: FallbackMessages = {
  title: 'Something went wrong',
  text: 'The problem is on our side. Try again in a few minutes.',
  again: 'Try again',
  back: 'Back to sign in',
}
