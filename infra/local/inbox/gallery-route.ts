import type { ServerResponse } from 'node:http'
import { mailPreviews, type PreviewFacts } from '#infra/mail/previews.ts'
import { brand } from '#lib/brand.ts'
import { languageOf } from '#lib/language.ts'
import { sendMailHtml, sendPage } from './answer.ts'
import { galleryPage } from './gallery.ts'

/** Nobody's code, and a time that stands still, so that two pictures of the gallery can be compared. */
const FACTS: PreviewFacts = {
  appName: brand.name,
  origin: 'https://www.example.com',
  code: '123456',
  at: new Date('2026-11-23T10:17:00Z'),
}

const MAIL = /^\/gallery\/([a-z-]+)\/([a-z]{2})$/

/** Answers what belongs to the gallery; false when something else was asked for. */
export function answerGallery(response: ServerResponse, { pathname, searchParams }: URL): boolean {
  if (pathname === '/gallery') {
    const only = languageOf(searchParams.get('language'))
    sendPage(response, 200, galleryPage(mailPreviews(FACTS, only && [only]), only))
    return true
  }
  const [, kind, language] = MAIL.exec(pathname) ?? []
  const mail = mailPreviews(FACTS).find((one) => one.kind === kind && one.language === language)
  if (mail !== undefined) sendMailHtml(response, mail.html)
  return mail !== undefined
}
