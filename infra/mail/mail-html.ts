const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

/** Colours stand inline for clients that drop style sheets; the sheet only turns them over where dark mode is known. */
const DARK_SHEET = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background-color:#111827!important}
.card{background-color:#1f2937!important;border-color:#374151!important}
.strong{color:#f9fafb!important}
.soft{color:#d1d5db!important}
.code{background-color:#111827!important;color:#f9fafb!important}
}`

/** The parts of a mail that differ. `heading` and `paragraphs` are HTML, the others plain text. */
export type MailContent = {
  readonly title: string
  /** What a list of mails shows behind the subject. */
  readonly preheader: string
  readonly heading: string
  readonly paragraphs: readonly string[]
}

/**
 * The HTML part of every mail: a table, because mail clients lay out little else alike; nothing from outside. What the
 * heading and the paragraphs hold must be escaped already.
 */
export function mailHtml({ title, preheader, heading, paragraphs }: MailContent): string {
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${escapeHtml(title)}</title>
<style>${DARK_SHEET}</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f3f4f6">
<div style="display:none;max-height:0;overflow:hidden;opacity:0;color:transparent">${escapeHtml(preheader)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="page" style="background-color:#f3f4f6">
<tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="card" style="max-width:480px;background-color:#ffffff;border:1px solid #e5e7eb;border-radius:12px">
<tr><td style="padding:32px;${FONT}">
<h1 class="strong" style="margin:0;color:#111827;font-size:20px;line-height:28px;font-weight:600">${heading}</h1>
${paragraphs.join('\n')}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`
}

/** A paragraph of what matters. */
export function strongParagraph(html: string): string {
  return `<p class="strong" style="margin:8px 0 0;color:#111827;font-size:16px;line-height:24px">${html}</p>`
}

/** A paragraph of what should be known besides. */
export function softParagraph(html: string): string {
  return `<p class="soft" style="margin:24px 0 0;color:#4b5563;font-size:14px;line-height:20px">${html}</p>`
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
