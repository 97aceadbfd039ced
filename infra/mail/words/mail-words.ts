import type { CognitoPurpose, Notice } from '#infra/mail/mail.ts'

/** The sentences of one kind of notice. Dates and times are in UTC, and the sentence says so. */
type NoticeWords = {
  readonly lead: (app: string) => string
  readonly happened: (date: string, time: string) => string
  readonly harmless: string
  /** Ends where the site's address follows, on a line of its own. */
  readonly remedy: (app: string) => string
}

/** Everything that mails say, in one language. A sentence that is missing does not compile. */
export type MailWords = {
  readonly code: {
    /** Begins with the code; the subject, and the first thing that is read. */
    readonly lead: (code: string, app: string) => string
    /** Stands under the code. */
    readonly heading: (app: string) => string
  }
  /** Cognito's own mails; it puts no code into their subjects. */
  readonly cognito: Record<
    CognitoPurpose,
    { readonly subject: (app: string) => string; readonly heading: (app: string) => string }
  >
  /** `lasting` is a duration, as "10 minutes"; `until` a time of day in UTC. */
  readonly worksUntil: (lasting: string, until: string) => string
  /** What the link says that fills the code in. */
  readonly openPage: string
  /** Where a code goes whose page the mail cannot know, and how long it works. */
  readonly enterIt: (lasting: string) => string
  readonly neverAsked: string
  readonly notices: Record<Notice, NoticeWords>
  readonly neverAskedAtAll: string
}
