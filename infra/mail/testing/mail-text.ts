/** What a list of mails shows behind the subject, where the mail says it. */
export function preheaderOf(html: string): string {
  return unescaped(/<body[^>]*>\s*<div[^>]*>([^<]*)/.exec(html)?.[1] ?? '')
}

/** What is read in the opened mail, on one line. */
export function visibleText(html: string): string {
  const words = html.slice(html.indexOf('<table')).replace(/<[^>]+>/g, '\n')
  return unescaped(words).replace(/\s+/g, ' ').trim()
}

/** Where the links of a mail lead. */
export function linksIn(html: string): string[] {
  return [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, target = '']) => unescaped(target))
}

const CHARACTERS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }

function unescaped(html: string): string {
  return html
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => CHARACTERS[name] ?? '')
}
