import type { Messages } from './messages.ts'

/** What an error page says; for one that takes the place of the layout, in which language. */
export type Fallback = {
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** Of the whole document. */
  readonly title: string
  readonly words: Messages['wentWrong']
}

/** Before the translations are loaded, and when they cannot be: every page carries these. */
export const ENGLISH_FALLBACK: Fallback = {
  lang: 'en',
  dir: 'ltr',
  title: 'Something went wrong',
  words: {
    title: 'Something went wrong',
    text: 'The problem is on our side. Try again in a few minutes.',
    again: 'Try again',
    back: 'Back to sign in',
    reference: 'Error ID: {digest}',
  },
}
