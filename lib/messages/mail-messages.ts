import type { Language } from '#lib/language.ts'
import { mails as ar } from './ar.ts'
import { mails as de } from './de.ts'
import { mails as en } from './en.ts'
import { mails as es } from './es.ts'
import { mails as fr } from './fr.ts'
import { mails as ja } from './ja.ts'
import type { MailMessages } from './messages.ts'
import { mails as pt } from './pt.ts'

/** What emails say in each language of the site; one that is missing does not compile. */
export const mailMessages: Record<Language, MailMessages> = { en, de, es, fr, pt, ja, ar }
