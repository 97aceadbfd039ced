import { type Html, html } from './html.ts'

export type PageHead = {
  readonly title: string
  /** A style sheet of the page's own, after that of all pages. */
  readonly style?: string
  readonly script?: string
}

/** A page of the inbox, around what it shows. */
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

/** What stands at the top of every page; `tool` is what can be done there. */
export function header(tool: Html | undefined): Html {
  return html`<header>
<a class="home" href="/"><img src="/inbox.svg" alt="" width="28" height="28"> Local inbox</a>
<p class="note">Every mail stays on this machine.</p>
<a class="tool" href="/gallery">Gallery</a>
${tool}
</header>`
}
