import type { CodeMailFacts, CodeMailWords } from './code-mail.ts'
import { escapeHtml, mailHtml, softParagraph, strongParagraph } from './mail-html.ts'

const MONOSPACE = "font-family:ui-monospace,'SF Mono',Menlo,Consolas,'Courier New',monospace"

const CODE_STYLE =
  'display:block;margin:0 0 20px;padding:16px 20px;border-radius:8px;background-color:#f3f4f6;color:#111827;' +
  `font-size:36px;line-height:44px;font-weight:700;letter-spacing:4px;${MONOSPACE}`

/**
 * The HTML part: no link to mistake for the way in; the code in one element, so that a double click takes it whole.
 */
export function codeMailHtml({ appName, code }: CodeMailFacts, words: CodeMailWords): string {
  return mailHtml({
    title: words.lead,
    preheader: `${words.lead}. ${words.validity}`,
    heading: `<span class="code" style="${CODE_STYLE}">${code}</span> is your ${escapeHtml(appName)} code`,
    paragraphs: [strongParagraph(escapeHtml(words.validity)), softParagraph(escapeHtml(words.warning))],
  })
}
