import type { ServerResponse } from 'node:http'
import { type MailPreview, mailPreviews, type PreviewFacts } from '#infra/mail/previews.ts'
import { brand } from '#lib/brand.ts'
import { directionOf, LANGUAGES, type Language, languageName, languageOf } from '#lib/language.ts'
import { type Html, header, html, mailFrame, page } from './document.ts'
import { sendMailHtml, sendPage } from './responses.ts'

/** A fixed code and time, so that two screenshots of the gallery can be compared. */
const FACTS: PreviewFacts = {
  appName: brand.name,
  origin: 'https://www.example.com',
  code: '123456',
  at: new Date('2026-11-23T10:17:00Z'),
}

const GALLERY_MAIL_PATH = /^\/gallery\/([a-z-]+)\/([a-z]{2})$/

/** Serves the gallery; false for any other path. */
export function answerGallery(response: ServerResponse, { pathname, searchParams }: URL): boolean {
  if (pathname === '/gallery') {
    const only = languageOf(searchParams.get('language'))
    sendPage(response, 200, galleryPage(mailPreviews(FACTS, only && [only]), only))
    return true
  }
  const [, kind, language] = GALLERY_MAIL_PATH.exec(pathname) ?? []
  const mail = mailPreviews(FACTS).find((one) => one.kind === kind && one.language === language)
  if (mail !== undefined) sendMailHtml(response, mail.html)
  return mail !== undefined
}

/**
 * All emails side by side, as they are sent.
 * @param only the only language shown; all without it
 */
function galleryPage(mails: readonly MailPreview[], only: Language | undefined): string {
  const kinds = [...new Set(mails.map(({ kind }) => kind))]
  const sections = kinds.map((kind) => section(mails.filter((mail) => mail.kind === kind)))
  return page(
    { title: 'Gallery - Local inbox', style: '/gallery.css' },
    html`${header(undefined)}
<main>
<h1>Every mail in every language</h1>
<p class="languages">${choice('All', '/gallery', only === undefined)}
${LANGUAGES.map((language) => languageChoice(language, only))}</p>
${sections}
</main>`,
  )
}

function languageChoice(language: Language, only: Language | undefined): Html {
  const name = html`<span lang="${language}">${languageName(language)}</span>`
  return choice(name, `/gallery?language=${language}`, language === only)
}

function choice(words: string | Html, target: string, isChosen: boolean): Html {
  return html`<a href="${target}"${isChosen ? html` aria-current="true"` : undefined}>${words}</a> `
}

function section(mails: readonly MailPreview[]): Html {
  const kind = mails[0]?.kind ?? ''
  return html`<section aria-labelledby="kind-${kind}">
<h2 id="kind-${kind}">${kind.replaceAll('-', ' ')}</h2>
<div class="mails">${mails.map(card)}</div>
</section>`
}

function card({ kind, language, subject, text }: MailPreview): Html {
  const name = languageName(language)
  const place = html`lang="${language}" dir="${directionOf(language)}"`
  return html`<article>
<h3><span class="language" lang="${language}">${name}</span> <span class="subject" ${place}>${subject}</span></h3>
${mailFrame(`${kind.replaceAll('-', ' ')}, ${name}`, `/gallery/${kind}/${language}`)}
${text === '' ? NO_TEXT : html`<pre tabindex="0" ${place}>${text}</pre>`}
</article>`
}

const NO_TEXT = html`<p class="note">Sent by Cognito, which sends one part only.</p>`
