import { DEFAULT_LANGUAGE, type Language, languageOf } from '#lib/language.ts'

/** The language that a user's attributes ask for: what somebody chose who proved the mailbox, or who created the account. */
export function languageIn(
  attributes: { readonly locale?: string | undefined } | null | undefined,
): Language {
  return languageOf(attributes?.locale) ?? DEFAULT_LANGUAGE
}
