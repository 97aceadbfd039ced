import { copyButton } from './copy-button.ts'
import { header, page } from './document.ts'
import { type Html, html } from './html.ts'
import { localTime } from './local-time.ts'
import { codeIn, type Mail } from './mail.ts'
import { mailView, type View } from './mail-view.ts'

/** What the page shows: the list, and beside it the mail that was chosen, or the newest. */
export type PageContent = {
  readonly mails: readonly Mail[]
  readonly open: Mail | undefined
  /** True when a person chose the mail; a narrow window then shows it alone. */
  readonly isChosen: boolean
  readonly view: View
}

/** The whole inbox page. It works without its script, which only keeps it up to date and copies codes. */
export function inboxPage(content: PageContent): string {
  const title = content.isChosen && content.open ? `${content.open.subject} - Local inbox` : 'Local inbox'
  const main = content.mails.length === 0 ? EMPTY : desk(content)
  return page(
    { title, script: '/inbox.js' },
    html`${header(emptyButton(content.mails.length))}
<p class="unseen" role="status" id="news"></p>
${main}`,
  )
}

function emptyButton(count: number): Html | undefined {
  if (count === 0) return undefined
  return html`<form method="post" action="/clear"><button>Empty the inbox</button></form>`
}

const EMPTY = html`<main id="desk" class="empty">
<h1>No mail yet</h1>
<p>Ask for a code on the sign-in page. The mail shows up here by itself, and nowhere else.</p>
</main>`

function desk({ mails, open, isChosen, view }: PageContent): Html {
  return html`<main id="desk" class="${isChosen ? 'desk chosen' : 'desk'}">
<nav aria-label="Mails"><ol>${mails.map((mail) => row(mail, mail.id === open?.id))}</ol></nav>
${open === undefined ? undefined : mailView(open, view)}
</main>`
}

function row(mail: Mail, isOpen: boolean): Html {
  const code = codeIn(mail)
  return html`<li${isOpen ? html` class="open"` : undefined}>
<a id="row-${mail.id}" href="/messages/${mail.id}"${isOpen ? html` aria-current="true"` : undefined}>
<span class="line"><b>${mail.to.join(', ')}</b> ${localTime(mail.at, 'short')}</span>
<span class="subject">${mail.subject}</span>
</a>
${code === undefined ? undefined : copyButton(`copy-${mail.id}`, code, 'Copy')}
</li>`
}
