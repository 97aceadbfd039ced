import { type Language, localeOf } from '#lib/language.ts'
import { mailMessages } from '#lib/messages/mail-messages.ts'
import { fill } from '#lib/messages/messages.ts'
import { formatDuration } from '#lib/messages/time.ts'
import { mailHtml, softParagraph, strongParagraph } from './mail-html.ts'
import type { Mail } from './mime-message.ts'

/** What the codes are for that Cognito makes and sends. */
export type CognitoPurpose = 'confirm-address' | 'new-password'

/** How long Cognito's codes work. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const LIFETIME_HOURS: Record<CognitoPurpose, number> = { 'confirm-address': 24, 'new-password': 1 }

type CognitoMailFacts = {
  readonly appName: string
  readonly language: Language
  /** The mark that Cognito puts the code in for; in a subject it would stay. */
  readonly code: string
}

/**
 * An email that Cognito sends, in the style of ours and with one part only. It holds the code once, at the very top, so
 * that a list of emails shows it behind the subject: AWS does not document whether Cognito fills it in twice.
 */
export function cognitoMail(
  purpose: CognitoPurpose,
  { appName: app, language, code }: CognitoMailFacts,
): Pick<Mail, 'subject' | 'html'> {
  const { cognito, enterIt, neverAsked } = mailMessages[language]
  const messages = cognito[purpose]
  const subject = fill(messages.subject, { app })
  const duration = formatDuration(LIFETIME_HOURS[purpose], 'hour', localeOf(language))
  return {
    subject,
    html: mailHtml({
      language,
      appName: app,
      title: subject,
      code,
      heading: fill(messages.heading, { app }),
      paragraphs: [strongParagraph(fill(enterIt, { duration })), softParagraph(neverAsked)],
    }),
  }
}
