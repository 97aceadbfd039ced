/** Puts the cursor into a field; `select` marks what is in it, so that typing replaces it. */
export function focusField(id: string, { select = false } = {}): void {
  const field = document.getElementById(id)
  if (!(field instanceof HTMLInputElement)) return
  field.focus()
  if (select) field.select()
}
