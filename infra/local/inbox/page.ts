import { copyButton, type Html, header, html, localTime, mailFrame, page } from './document.ts'
import { codeIn, type Mail } from './mail.ts'

/** The two parts of an email. */
export type View = 'html' | 'text'

/** The part to show: the wanted one if the email has it, else the other. */
export function viewOf(mail: Mail, wanted: string | null): View {
  if (mail.html === '') return 'text'
  return wanted === 'text' && mail.text !== '' ? 'text' : 'html'
}

/** What the page shows: the list, and the chosen email or the newest. */
export type PageContent = {
  readonly mails: readonly Mail[]
  readonly open: Mail | undefined
  /** True when the user chose the email; a narrow window then shows only that. */
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

/** One email, opened. */
function mailView(mail: Mail, view: View): Html {
  return html`<article aria-labelledby="subject" data-id="${mail.id}">
<p class="back"><a href="/">All mails</a></p>
<h1 id="subject">${mail.subject}</h1>
<dl>
<dt>From</dt><dd>${mail.from}</dd>
<dt>To</dt><dd>${mail.to.join(', ')}</dd>
<dt>Sent</dt><dd>${localTime(mail.at, 'long')}</dd>
</dl>
${codeBox(codeIn(mail))}
<p class="views">${tab(mail, 'html', view)} ${tab(mail, 'text', view)}</p>
${view === 'html' ? frame(mail) : html`<pre tabindex="0">${mail.text}</pre>`}
</article>`
}

function codeBox(code: string | undefined): Html | undefined {
  if (code === undefined) return undefined
  return html`<p class="code"><span class="unseen">Code </span><b class="digits">${code}</b>
${copyButton('copy-open', code, 'Copy the code')}</p>`
}

function tab(mail: Mail, view: View, shown: View): Html | undefined {
  if (mail[view] === '') return undefined
  const words = view === 'html' ? 'HTML' : 'Text'
  const current = view === shown ? html` aria-current="true"` : undefined
  return html`<a id="view-${view}" href="/messages/${mail.id}?view=${view}"${current}>${words}</a>`
}

function frame(mail: Mail): Html {
  return mailFrame('The mail as HTML', `/messages/${mail.id}/html`)
}
