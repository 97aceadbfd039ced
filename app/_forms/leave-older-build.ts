import { KEPT_FIELDS } from './kept-fields.ts'

/**
 * Leaves a page whose action the site does not know any more, as a page without script does: by posting what was typed, on which the
 * proxy answers with the page of its own build. docs/decisions/0036
 * @returns never: what waits for an answer goes on waiting until the browser has left
 */
export function leaveOlderBuild(): Promise<never> {
  const form = document.createElement('form')
  form.method = 'post'
  form.enctype = 'multipart/form-data'
  form.action = location.pathname + location.search
  form.hidden = true
  for (const name of Object.keys(KEPT_FIELDS)) {
    const field = document.querySelector<HTMLInputElement>(`main input[name="${name}"]`)
    const kept = document.createElement('input')
    kept.name = name
    kept.value = field?.value ?? ''
    form.append(kept)
  }
  document.body.append(form)
  form.submit()
  return new Promise(() => {})
}
