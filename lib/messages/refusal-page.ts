import 'server-only'
import { createHash } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { brand, colourVariables } from '#lib/brand.ts'
import { requestedPathOf } from '#lib/http/canonical-host.ts'
import { chosenTheme } from '#lib/http/preferences.ts'
import { directionOf, tagOf } from '#lib/language.ts'
import { fill, type Messages } from './messages.ts'
import { textForScript } from './refusal-text.ts'

type Refusal = {
  readonly status: number
  readonly sentence: (words: Messages) => string
  /** Where it leads on; the page of the form when absent. */
  readonly href?: string
}

/** The look of the site, for a page that Next does not render: no stylesheet of the site has a fixed name. */
const STYLE = `
:root { color-scheme: light dark; ${declarations(colourVariables())} }
:root[data-theme="light"] { color-scheme: light }
:root[data-theme="dark"] { color-scheme: dark }
* { box-sizing: border-box; margin: 0 }
body { display: flex; flex-direction: column; align-items: center; min-height: 100dvh; padding: 1.5rem 1rem;
  background: var(--page); color: var(--ink); font: 1rem/1.5 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto,
  "Noto Sans", sans-serif; -webkit-font-smoothing: antialiased; overflow-wrap: anywhere; text-wrap: pretty }
header, main { width: 100%; max-width: 28rem }
header { padding: 0 0.25rem 1.25rem }
header a { display: inline-flex; align-items: center; gap: 0.625rem; min-height: 2.75rem; color: inherit;
  font-size: 1.125rem; font-weight: 600; line-height: calc(1.75 / 1.125); text-decoration: none }
svg { width: 1.75rem; height: 1.75rem; color: var(--accent) }
svg g { fill: var(--on-accent) }
main { padding: 1.75rem 1.25rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--surface) }
h1 { font-size: 1.5rem; font-weight: 600; line-height: calc(2 / 1.5); text-wrap: balance }
h1, header a { letter-spacing: -0.025em }
p { margin-top: 0.75rem; color: var(--muted) }
main a { display: inline-flex; align-items: center; min-height: 2.75rem; margin-top: 0.75rem; padding: 0.625rem 1.25rem;
  border-radius: 0.5rem; background: var(--accent); color: var(--on-accent); font-weight: 600; text-decoration: none }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
body:lang(ja) { word-break: auto-phrase; text-wrap: wrap }
:lang(ar) *, :lang(ja) * { letter-spacing: normal }
@media (min-width: 40rem) {
  body { padding-block: 3.5rem }
  main { padding: 2.25rem }
  h1 { font-size: 1.75rem }
}
`

/** Added to the policy of the site. */
const STYLE_POLICY = `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`

/** What the proxy answers in place of a page or an action, in the visitor's language: a page, or a sentence for a page's script. */
export async function refusalPage(request: NextRequest, refusal: Refusal): Promise<NextResponse> {
  // Seven catalogues, which few requests need.
  const { pageMessages } = await import('./page-messages.ts')
  const [{ language, words }, theme] = await Promise.all([pageMessages(), chosenTheme()])
  const { status, href = requestedPathOf(request) } = refusal
  const sentence = refusal.sentence(words)
  if (request.headers.has('next-action')) {
    // Next shows the text of this type only, and only without a charset.
    return new NextResponse(textForScript(sentence), { status, headers: { 'content-type': 'text/plain' } })
  }
  const { title, again } = words.wentWrong
  const html = `<!doctype html>
<html lang="${tagOf(language)}" dir="${directionOf(language)}" data-theme="${theme}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${fill(words.ui.errorTitle, { title })} · ${brand.name}`)}</title>
<style>${STYLE}</style>
<header>
<a href="/">
<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="9" fill="currentColor"/><g>${brand.logo}</g></svg>
<span translate="no">${escaped(brand.name)}</span>
</a>
</header>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(sentence)}</p>
<p><a href="${escaped(href)}">${escaped(again)}</a></p>
</main>
</html>
`
  return new NextResponse(html, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': STYLE_POLICY },
  })
}

function declarations(variables: Record<string, string>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}: ${value};`)
    .join(' ')
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
