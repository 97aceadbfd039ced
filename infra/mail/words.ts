import type { Language } from '#lib/language.ts'
import { ar } from './words/ar.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'
import { ja } from './words/ja.ts'
import type { MailWords } from './words/mail-words.ts'
import { pt } from './words/pt.ts'

/** What mails say in each language of the site; one that is missing does not compile. */
export const mailWords: Record<Language, MailWords> = { en, de, es, fr, pt, ja, ar }
