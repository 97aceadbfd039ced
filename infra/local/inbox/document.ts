import { escapeHtml } from '#infra/mail/mail-html.ts'

/** Markup that is safe to send: only `html` makes it. */
export class Html {
  readonly markup: string

  constructor(markup: string) {
    this.markup = markup
  }
}

type Part = string | Html | readonly Html[] | undefined

/** A template that escapes every string put into it; pieces made by itself go in as they are. */
export function html(fixed: TemplateStringsArray, ...parts: Part[]): Html {
  const markup = fixed.map((piece, index) => piece + rendered(parts[index]))
  return new Html(markup.join(''))
}

function rendered(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'string') return escapeHtml(part)
  if (part instanceof Html) return part.markup
  return part.map((piece) => piece.markup).join('')
}

export type PageHead = {
  readonly title: string
  /** The page's own style sheet, after that of all pages. */
  readonly style?: string
  readonly script?: string
}

/** A page of the inbox. */
export function page({ title, style, script }: PageHead, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/inbox.svg" type="image/svg+xml">
<link rel="stylesheet" href="/inbox.css">
${style === undefined ? undefined : html`<link rel="stylesheet" href="${style}">`}
${script === undefined ? undefined : html`<script src="${script}" type="module"></script>`}
</head>
<body>
${body}
</body>
</html>
`.markup
}

/** The header of every page; `tool` is the page's own action. */
export function header(tool: Html | undefined): Html {
  return html`<header>
<a class="home" href="/"><img src="/inbox.svg" alt="" width="28" height="28"> Local inbox</a>
<p class="note">Every mail stays on this machine.</p>
<a class="tool" href="/gallery">Gallery</a>
${tool}
</header>`
}

/** The sandbox of an email's frame: its links open in other tabs, and it runs no script. */
export const MAIL_MAY = 'allow-popups allow-popups-to-escape-sandbox'

/** The HTML part of a mail. */
export function mailFrame(title: string, source: string): Html {
  return html`<iframe title="${title}" sandbox="${MAIL_MAY}" src="${source}" loading="lazy"></iframe>`
}

/** A button that copies a code. The page's script shows it, because without a script it could do nothing. */
export function copyButton(id: string, code: string, words: string): Html {
  return html`<button class="copy" id="${id}" data-code="${code}" aria-label="${words}: ${code}" hidden>${words}</button>`
}

const FORMATS = {
  short: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  long: { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** A time as people on this machine read it: server and reader share the time zone here. */
export function localTime(iso: string, length: keyof typeof FORMATS): Html {
  const words = new Date(iso).toLocaleString('en-GB', FORMATS[length])
  return html`<time datetime="${iso}">${words}</time>`
}
