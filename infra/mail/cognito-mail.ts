import type { Language } from '#lib/language.ts'
import { lasting } from './lasting.ts'
import type { CognitoPurpose, Mail } from './mail.ts'
import { mailHtml, softParagraph, strongParagraph } from './mail-html.ts'
import { mailWords } from './words.ts'

/** How long Cognito's codes work. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const LIFETIME_HOURS: Record<CognitoPurpose, number> = { 'confirm-address': 24, 'new-password': 1 }

export type CognitoMailFacts = {
  readonly appName: string
  readonly language: Language
  /** The mark that Cognito puts the code in for; in a subject it would stay. */
  readonly code: string
}

/**
 * A mail that Cognito sends, of the same kind as ours; it sends one part only. The code stands in it once, at the top of
 * all, so that a list of mails shows it behind the subject: nobody says whether Cognito puts it in twice.
 */
export function cognitoMail(
  purpose: CognitoPurpose,
  { appName, language, code }: CognitoMailFacts,
): Pick<Mail, 'subject' | 'html'> {
  const { cognito, enterIt, neverAsked } = mailWords[language]
  const words = cognito[purpose]
  const subject = words.subject(appName)
  const lifetime = lasting(LIFETIME_HOURS[purpose], 'hour', language)
  return {
    subject,
    html: mailHtml({
      language,
      appName,
      title: subject,
      code,
      heading: words.heading(appName),
      paragraphs: [strongParagraph(enterIt(lifetime)), softParagraph(neverAsked)],
    }),
  }
}
