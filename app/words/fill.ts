import { type Language, localeOf } from '#lib/language.ts'
import type { Plural, Template } from './words.ts'

/** A sentence with its places filled in. */
export function fill<Names extends string>(
  template: Template<Names>,
  values: Record<Names, string | number>,
): string {
  const texts: Record<string, string | number> = values
  return partsOf(template)
    .map((part) => (typeof part === 'string' ? part : texts[part.name]))
    .join('')
}

/** The form of a sentence that goes with this number. */
export function pluralOf<Names extends string>(
  plural: Plural<Names>,
  language: Language,
  count: number,
): Template<Names> {
  return plural[new Intl.PluralRules(localeOf(language)).select(count)] ?? plural.other
}

/** A sentence taken apart: what stands between the places, and the names of the places. */
export function partsOf(template: string): (string | { readonly name: string })[] {
  return template
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 === 0 ? part : { name: part }))
    .filter((part) => part !== '')
}
