import { LANGUAGES, type Language } from '#lib/language.ts'
import { codeMail } from './code-mail.ts'
import { type CognitoPurpose, cognitoMail } from './cognito-mail.ts'
import type { Mail } from './mime-message.ts'
import { type Notice, noticeMail } from './notice-mail.ts'

/** What the mails of a gallery are made of. */
export type PreviewFacts = {
  readonly appName: string
  readonly origin: string
  readonly code: string
  readonly at: Date
}

/** A mail as it is sent; Cognito's own have no text part, and the code in its place. */
export type MailPreview = Mail & { readonly kind: string; readonly language: Language }

type Kind = 'code' | CognitoPurpose | Notice
type Writer = (facts: PreviewFacts & { readonly language: Language }) => Mail

/** Every kind of mail, by the functions that write what is sent; one that is missing does not compile. */
const WRITERS: Record<Kind, Writer> = {
  code: ({ at, ...facts }) => codeMail({ ...facts, validUntil: at, minutesLeft: 10 }),
  'confirm-address': (facts) => ({ ...cognitoMail('confirm-address', facts), text: '' }),
  'new-password': (facts) => ({ ...cognitoMail('new-password', facts), text: '' }),
  'wrong-codes': (facts) => noticeMail('wrong-codes', facts),
  'password-changed': (facts) => noticeMail('password-changed', facts),
}

/** A mail of each kind in each of these languages, sorted by kind. */
export function mailPreviews(facts: PreviewFacts, languages: readonly Language[] = LANGUAGES): MailPreview[] {
  return Object.entries(WRITERS).flatMap(([kind, write]) =>
    languages.map((language) => ({ kind, language, ...write({ ...facts, language }) })),
  )
}
