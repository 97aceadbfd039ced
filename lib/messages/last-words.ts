import type { Messages } from './messages.ts'

export type LastWords = Pick<Messages['wentWrong'], 'title' | 'text' | 'again' | 'back'>

/** What stands there before anything could be fetched, and where nothing can: every page brings it along. */
export const LAST_WORDS: LastWords = {
  title: 'Something went wrong',
  text: 'It is our fault, not yours. Nothing was lost; please try again.',
  again: 'Try again',
  back: 'Back to sign in',
}
