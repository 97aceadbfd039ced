import type { en } from './en.ts'

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

/** Everything that the site says, in one language: English has the say in what there is. */
export type Words = Catalogue<typeof en>
