/**
 * One text field of what arrived at an action. An action's argument is whatever somebody posted, so anything that is
 * not a text field of a form (another type, a file, a missing name) reads as empty, and length is capped first.
 */
export function textField(form: unknown, name: string, maxLength: number): string {
  if (!(form instanceof FormData)) return ''
  const value = form.get(name)
  return typeof value === 'string' ? value.slice(0, maxLength) : ''
}
