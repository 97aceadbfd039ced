import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { LANGUAGES } from '#lib/language.ts'
import { NOTICES, type Notice } from './mail.ts'
import { noticeMail } from './notice-mail.ts'

const SPACES = /[\u00a0\u202f]/g

/** The label, by its key in the catalogues of the pages, that each notice sends its reader to. */
const QUOTED: Record<Notice, string> = { 'wrong-codes': 'forgot', 'password-changed': 'forgot' }

/** The pages stand under the other roof, so they are read as text. */
function labelIn(page: string, key: string): string {
  const [, written = ''] = new RegExp(`^ {4}${key}: '(.+)',$`, 'm').exec(page) ?? []
  return written.replaceAll('\\u202f', ' ').replaceAll('\\u00a0', ' ').replace(SPACES, ' ')
}

it.each(LANGUAGES)('notices in %s name the link that helps as its page does', async (language) => {
  const page = await readFile(new URL(`../../lib/messages/${language}.ts`, import.meta.url), 'utf8')
  for (const notice of NOTICES) {
    const label = labelIn(page, QUOTED[notice])
    expect(label).not.toBe('')
    const facts = { appName: 'App', origin: 'https://app.example.com', at: new Date(), language }
    expect(noticeMail(notice, facts).text.replace(SPACES, ' ')).toContain(label)
  }
})
