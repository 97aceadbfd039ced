/**
 * What was typed into a form of this page, for as long as the page is open: when an error page takes the form's place, the
 * form comes back with it, and the next form begins with it. Filled by the browser's events only, so a server renders
 * without it.
 */
const drafts = new Map<string, string>()

/** Keeps the value of a field. */
export function saveDraft(key: string, form: HTMLFormElement | null, name: string): void {
  const field = form?.elements.namedItem(name)
  if (field instanceof HTMLInputElement) drafts.set(key, field.value)
}

/** What was typed last under this key; empty when nothing was. */
export function readDraft(key: string): string {
  return drafts.get(key) ?? ''
}

/** Nothing is kept any longer. */
export function clearDrafts(): void {
  drafts.clear()
}
