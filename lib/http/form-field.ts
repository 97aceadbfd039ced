/** The form field and the query parameter for where the visitor wanted to go. */
export const NEXT_FIELD = 'next'

/** The query parameter that names the one state which this page is to show. */
export const FLASH_PARAMETER = 'answer'

/**
 * One text field of a posted form. An action's argument can be anything, so another type, a file or a missing field reads as empty,
 * and the length is capped first.
 */
export function textField(form: unknown, name: string, maxLength: number): string {
  if (!(form instanceof FormData)) return ''
  const value = form.get(name)
  return typeof value === 'string' ? value.slice(0, maxLength) : ''
}
