import { LANGUAGES } from '#lib/language.ts'

/**
 * Whether the site offers all of these languages. A test that needs one of them runs only then, so that a project can take languages
 * away in `lib/language.ts` alone. A file of its own, because unit and browser tests share it.
 */
export function offers(...languages: readonly string[]): boolean {
  return languages.every((language) => LANGUAGES.some((each) => each === language))
}
