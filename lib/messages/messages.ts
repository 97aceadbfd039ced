import type { Locale } from '#lib/language.ts'
import type { mails, pages } from './en.ts'

/** The names between braces in a sentence. */
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never

declare const PLACEHOLDERS: unique symbol

/** A sentence with places to fill in. Any text can be one; the English one says which places there are. */
export type Template<Names extends string = string> = string & { readonly [PLACEHOLDERS]?: Names }

/** A sentence that depends on a number, by the plural categories of its language. */
export type Plural<Names extends string = string> = {
  readonly [Category in Exclude<Intl.LDMLPluralRule, 'other'>]?: Template<Names>
} & { readonly other: Template<Names> }

type Catalogue<English> = English extends string
  ? Template<Placeholders<English>>
  : English extends { readonly other: infer Other extends string }
    ? Plural<Placeholders<Other>>
    : { readonly [Key in keyof English]: Catalogue<English[Key]> }

/** Everything that the pages say, in one language. The English catalogue decides what there is. */
export type Messages = Catalogue<typeof pages>

/** Everything that the emails say. Apart from the pages, so that no trigger's bundle holds those. */
export type MailMessages = Catalogue<typeof mails>

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
  locale: Locale,
  count: number,
): Template<Names> {
  return plural[new Intl.PluralRules(locale).select(count)] ?? plural.other
}

/** A sentence taken apart: the text between the places, and the names of the places. */
export function partsOf(template: string): (string | { readonly name: string })[] {
  return template
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 === 0 ? part : { name: part }))
    .filter((part) => part !== '')
}

/** No line ends after the hyphen of "e-mail" or of "6-digit". */
export function unbroken(text: string): string {
  return text.replace(/\b(e)-(?=mail)/gi, '$1\u2011').replace(/(?<=\})-(?=\p{L})/gu, '\u2011')
}
