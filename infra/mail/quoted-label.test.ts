import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { LANGUAGES } from '#lib/language.ts'
import { noticeMail } from './notice-mail.ts'

const SPACES = /[\u00a0\u202f]/g

it.each(LANGUAGES)('notices in %s name the link of the sign-in page as that page does', async (language) => {
  const page = await readFile(new URL(`../../app/words/${language}.ts`, import.meta.url), 'utf8')
  const [, written = ''] = /^ {4}forgot: '(.+)',$/m.exec(page) ?? []
  const label = written.replaceAll('\\u202f', ' ').replaceAll('\\u00a0', ' ').replace(SPACES, ' ')
  expect(label).not.toBe('')
  for (const notice of ['wrong-codes', 'password-changed'] as const) {
    const facts = { appName: 'App', origin: 'https://app.example.com', at: new Date(), language }
    expect(noticeMail(notice, facts).text.replace(SPACES, ' ')).toContain(label)
  }
})
