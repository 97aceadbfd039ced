import { escapeHtml, mailHtml, softParagraph, strongParagraph } from './mail-html.ts'
import type { NoticeMailWords } from './notice-mail.ts'

/** The HTML part of a notice; its one link shows where it leads. */
export function noticeMailHtml(words: NoticeMailWords, origin: string): string {
  const { lead, happened, harmless, remedy, warning } = words
  return mailHtml({
    title: lead,
    preheader: happened,
    heading: escapeHtml(lead),
    paragraphs: [
      strongParagraph(escapeHtml(happened)),
      strongParagraph(escapeHtml(harmless)),
      strongParagraph(`${escapeHtml(remedy)} ${linkTo(origin)}`),
      softParagraph(escapeHtml(warning)),
    ],
  })
}

function linkTo(origin: string): string {
  const address = escapeHtml(origin)
  return `<a class="strong" style="color:#111827" href="${address}">${address}</a>`
}
