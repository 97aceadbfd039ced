import type { TypedCodeFault } from '#lib/auth/typed-code.ts'
import type { CodeNotice } from '#lib/session/pending-sign-in.ts'

/** What the code page says about a notice: a refusal beside the field, or a note. Times are put in by the page. */
type Sentence = { readonly error: string } | { readonly note: string }

type NoticeKind = CodeNotice['kind']
type PlainNotice = Exclude<
  NoticeKind,
  'length' | 'wrong' | 'empty' | 'expired' | 'sent-again' | 'too-early' | 'limited'
>

export const plainSentences: Record<PlainNotice, Sentence> = {
  letters: { error: 'The code has numbers only' },
  used: { error: 'This code has been used. Ask for a new one.' },
  'used-up': { error: 'Too many wrong codes. This code no longer works.' },
  interrupted: { error: 'The connection was interrupted. Send the code once more.' },
  unavailable: {
    error: "We can't check or send codes right now. Your code is kept. Try again in a few minutes.",
  },
}

/** The sentence for something typed that is no code yet; it cost no try. */
export function typedFaultSentence(fault: TypedCodeFault, codeLength: number): string {
  switch (fault.kind) {
    case 'empty':
      return `Enter the ${codeLength}-digit code`
    case 'length':
      return `You've entered ${fault.count} ${fault.count === 1 ? 'number' : 'numbers'}. The code has ${codeLength}.`
    case 'letters':
      return 'The code has numbers only'
  }
}

/** The sentence for a wrong code: the first time it helps, later it counts. */
export function wrongCodeSentence(first: boolean, triesLeft: number): string {
  if (first) return "That code isn't right. Check the newest e-mail and try again."
  return `That code isn't right. You have ${triesLeft} ${triesLeft === 1 ? 'try' : 'tries'} left.`
}
