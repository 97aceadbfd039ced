/** What a list of mails shows behind the subject. */
export function hidden(html: string): string {
  return /<body[^>]*>\s*<div[^>]*>([^<]*)/.exec(html)?.[1] ?? ''
}

/** What is read in the opened mail. */
export function visibleText(html: string): string {
  return html
    .slice(html.indexOf('<table'))
    .replace(/<[^>]+>/g, '\n')
    .replace(/\s+/g, ' ')
    .trim()
}
