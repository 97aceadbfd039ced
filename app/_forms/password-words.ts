import 'server-only'
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '#lib/limits.ts'
import { fill, type Messages } from '#lib/messages/messages.ts'

type Words = Messages['password']
export type PasswordErrors = Readonly<Record<keyof Words['faults'], string>>

/** What the button that shows a password says, and more for screen readers. */
export type ToggleWords = Pick<Words, 'show' | 'hide'> & { readonly toggle: Words['toggle']['only'] }

/** The words of the field for an existing password. */
export type CurrentPasswordWords = ToggleWords &
  Pick<Words, 'label'> & { readonly errors: Pick<PasswordErrors, 'missing'> }

/** The words of the field for a new password. */
export type NewPasswordWords = ToggleWords & {
  readonly label: string
  readonly hint: string
  readonly errors: PasswordErrors
}

/** @param kind `only` where the form has no other password */
export function currentPasswordWords(words: Words, kind: 'only' | 'current'): CurrentPasswordWords {
  const { label, show, hide, toggle, faults } = words
  return { label, show, hide, toggle: toggle[kind], errors: { missing: faults.missing } }
}

/** With the rules for it. */
export function newPasswordWords({ newLabel, newHint, show, hide, toggle, faults }: Words): NewPasswordWords {
  const lengths = { least: MIN_PASSWORD_LENGTH, most: MAX_PASSWORD_LENGTH }
  return {
    label: newLabel,
    hint: fill(newHint, lengths),
    show,
    hide,
    toggle: toggle.new,
    errors: { ...faults, short: fill(faults.short, lengths), long: fill(faults.long, lengths) },
  }
}
