import { directionOf, type Language, tagOf } from '#lib/language.ts'
import { unbroken } from '#lib/messages/messages.ts'
import { darkSheet, painted } from './mail-theme.ts'

const FONT =
  "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,'Noto Sans Arabic','Hiragino Sans','Noto Sans JP',sans-serif"
const MONOSPACE = "font-family:ui-monospace,'SF Mono',Menlo,Consolas,'Courier New',monospace"
const TABLE = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"'

/** The parts of a mail that differ. `paragraphs` are HTML, the others plain text. */
type MailContent = {
  readonly language: Language
  readonly appName: string
  readonly title: string
  /** What a list of mails shows behind the subject; without it, what is read first. */
  readonly preheader?: string
  /** What is read first and copied: digits, or the mark that Cognito puts them in for. */
  readonly code?: string
  readonly heading: string
  readonly paragraphs: readonly string[]
}

/**
 * The HTML part of every mail: a table, because mail clients lay out little else alike; nothing from outside. Language and
 * direction stand on the table once more, for clients that keep the body alone.
 */
export function mailHtml(content: MailContent): string {
  const { language, title, preheader, code, heading, paragraphs, appName } = content
  const direction = directionOf(language)
  const place = `lang="${tagOf(language)}" dir="${direction}"`
  const card = 'max-width:480px;border-width:4px 1px 1px;border-style:solid;border-radius:12px'
  return `<!doctype html>
<html ${place}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${escapeHtml(title)}</title>
<style>${darkSheet()}</style>
</head>
<body ${painted('page', 'margin:0;padding:0')}>
${preheader === undefined ? '' : hidden(preheader)}<table ${place} ${TABLE} ${painted('page', '')}>
<tr><td align="center" style="padding:24px 12px">
<table ${TABLE} ${painted('card', card)}>
<tr><td style="padding:28px 24px;text-align:${direction === 'rtl' ? 'right' : 'left'};overflow-wrap:anywhere;word-break:break-word;${FONT}">
${code === undefined ? '' : codeBox(code)}<h1 ${painted('ink', 'margin:0;font-size:20px;line-height:28px;font-weight:600;text-wrap:balance')}>${sentenceHtml(heading)}</h1>
${paragraphs.join('\n')}
<p style="margin:28px 0 0"><span ${painted('badge', 'display:inline-block;padding:4px 10px;border-radius:6px;font-size:13px;line-height:18px;font-weight:600')}>${escapeHtml(appName)}</span></p>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`
}

function hidden(preheader: string): string {
  const style = 'display:none;max-height:0;overflow:hidden;opacity:0;color:transparent'
  return `<div style="${style}">${escapeHtml(preheader)}</div>\n`
}

/** In one element, so that a double click takes it whole; digits run from left to right in every language. */
function codeBox(code: string): string {
  const box = 'margin:0 0 20px;padding:16px 8px;border-radius:8px;text-align:center'
  const digits = `unicode-bidi:isolate;font-size:36px;line-height:44px;font-weight:700;letter-spacing:4px;${MONOSPACE}`
  return `<p dir="ltr" ${painted('code', box)}><span class="digits" style="${digits}">${code}</span></p>\n`
}

/** A paragraph of what matters. */
export function strongParagraph(sentence: string): string {
  return paragraph('ink', 'margin:12px 0 0;font-size:16px;line-height:24px', sentenceHtml(sentence))
}

/** A paragraph of what should be known besides. */
export function softParagraph(sentence: string): string {
  return paragraph('muted', 'margin:20px 0 0;font-size:14px;line-height:21px', sentenceHtml(sentence))
}

/** A link, as a paragraph of its own: large enough for a thumb. */
export function linkParagraph(words: string, target: string): string {
  const link = painted(
    'link',
    'display:inline-block;padding:10px 0;font-weight:600;text-decoration:underline',
  )
  const inside = words === target ? `<bdi dir="ltr">${escapeHtml(words)}</bdi>` : sentenceHtml(words)
  const html = `<a ${link} href="${escapeHtml(target)}" target="_blank" rel="noreferrer">${inside}</a>`
  return paragraph('ink', 'margin:6px 0 0;font-size:16px;line-height:24px', html)
}

function paragraph(paint: 'ink' | 'muted', style: string, html: string): string {
  return `<p ${painted(paint, style)}>${html}</p>`
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * A text as HTML. Spaces of other kinds and invisible signs are written out, because Cognito's messages may hold letters,
 * marks, signs, numbers, punctuation and plain white space only.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerificationMessageTemplateType.html
 */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
    .replace(/(?! )[\p{Z}\p{Cf}]/gu, (character) => `&#${character.codePointAt(0)};`)
}

/** A sentence as HTML, in which no "email" and no time of day breaks at the end of a line. */
function sentenceHtml(sentence: string): string {
  return escapeHtml(unbroken(sentence).replace(/(?<=\d|\bUhr) (?=UTC|Uhr)/g, '\u00a0'))
}
