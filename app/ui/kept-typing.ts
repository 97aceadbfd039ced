/**
 * What was sent with a form of this page, for as long as the page is open: when an error page takes the form's place,
 * the form comes back with it. Filled by the browser's events only, so a server renders without it.
 */
const sent = new Map<string, string>()

export function keepTyped(form: string, value: string): void {
  sent.set(form, value)
}

/** What was sent last with this form; empty when nothing was. */
export function typedBefore(form: string): string {
  return sent.get(form) ?? ''
}
