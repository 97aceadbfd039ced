/** Moves the focus to a field; `select` marks its value, so that typing replaces it. */
export function focusField(id: string, { select = false } = {}): void {
  const field = document.getElementById(id)
  if (!(field instanceof HTMLInputElement)) return
  field.focus()
  if (select) field.select()
}

/** Sets the value as typing does: React and other listeners get the event. */
export function setInputValue(field: HTMLInputElement, text: string): void {
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
  value?.set?.call(field, text)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
