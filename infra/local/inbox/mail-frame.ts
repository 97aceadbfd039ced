import { type Html, html } from './html.ts'

/** What a mail may do in its frame: open its links in other tabs, when somebody presses them. It runs nothing. */
export const MAIL_MAY = 'allow-popups allow-popups-to-escape-sandbox'

/** The HTML part of a mail. */
export function mailFrame(title: string, source: string): Html {
  return html`<iframe title="${title}" sandbox="${MAIL_MAY}" src="${source}" loading="lazy"></iframe>`
}
