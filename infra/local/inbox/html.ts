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
