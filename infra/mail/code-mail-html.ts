import type { CodeMailFacts, CodeMailWords } from './code-mail.ts'

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const MONOSPACE = "font-family:ui-monospace,'SF Mono',Menlo,Consolas,'Courier New',monospace"

/** Colours stand inline for clients that drop style sheets; the sheet only turns them over where dark mode is known. */
const DARK_SHEET = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background-color:#111827!important}
.card{background-color:#1f2937!important;border-color:#374151!important}
.strong{color:#f9fafb!important}
.soft{color:#d1d5db!important}
.code{background-color:#111827!important;color:#f9fafb!important}
}`

/**
 * The HTML part: a table, because mail clients lay out little else alike; nothing from outside, no link to mistake for
 * the way in; the code in one element, so that a double click takes it whole.
 */
export function codeMailHtml({ appName, code }: CodeMailFacts, words: CodeMailWords): string {
  const name = escapeHtml(appName)
  const lead = escapeHtml(words.lead)
  const validity = escapeHtml(words.validity)
  const warning = escapeHtml(words.warning)
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${lead}</title>
<style>${DARK_SHEET}</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f3f4f6">
<div style="display:none;max-height:0;overflow:hidden;opacity:0;color:transparent">${lead}. ${validity}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="page" style="background-color:#f3f4f6">
<tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="card" style="max-width:480px;background-color:#ffffff;border:1px solid #e5e7eb;border-radius:12px">
<tr><td style="padding:32px;${FONT}">
<h1 class="strong" style="margin:0;color:#111827;font-size:20px;line-height:28px;font-weight:600"><span class="code" style="display:block;margin:0 0 20px;padding:16px 20px;border-radius:8px;background-color:#f3f4f6;color:#111827;font-size:36px;line-height:44px;font-weight:700;letter-spacing:4px;${MONOSPACE}">${code}</span> is your ${name} code</h1>
<p class="strong" style="margin:8px 0 0;color:#111827;font-size:16px;line-height:24px">${validity}</p>
<p class="soft" style="margin:24px 0 0;color:#4b5563;font-size:14px;line-height:20px">${warning}</p>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
