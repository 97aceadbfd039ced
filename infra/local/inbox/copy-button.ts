import { type Html, html } from './html.ts'

/** A button that copies a code. The page's script shows it, because without a script it could do nothing. */
export function copyButton(id: string, code: string, words: string): Html {
  return html`<button class="copy" id="${id}" data-code="${code}" aria-label="${words}: ${code}" hidden>${words}</button>`
}
