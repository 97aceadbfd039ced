import { copyButton } from './copy-button.ts'
import { type Html, html } from './html.ts'
import { localTime } from './local-time.ts'
import { codeIn, type Mail } from './mail.ts'
import { mailFrame } from './mail-frame.ts'

/** The two parts of a mail. */
export type View = 'html' | 'text'

/** The part to show: the wanted one if the mail has it, else the other. */
export function viewOf(mail: Mail, wanted: string | null): View {
  if (mail.html === '') return 'text'
  return wanted === 'text' && mail.text !== '' ? 'text' : 'html'
}

/** One mail, opened. */
export function mailView(mail: Mail, view: View): Html {
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
