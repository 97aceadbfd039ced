import { brand } from '#lib/brand.ts'

type Colour = keyof typeof brand.colours
type Property = 'color' | 'background-color' | 'border-color' | 'border-top-color'
type Paint = { readonly [name in Property]?: Colour }

/** What the parts of a mail are painted with. */
const PAINTS = {
  page: { 'background-color': 'page' },
  card: { 'background-color': 'surface', 'border-color': 'line', 'border-top-color': 'accent' },
  ink: { color: 'ink' },
  muted: { color: 'muted' },
  link: { color: 'accent' },
  code: { color: 'ink', 'background-color': 'note-soft' },
  badge: { color: 'on-accent', 'background-color': 'accent' },
} as const satisfies Record<string, Paint>

/** The attributes of an element: its colours stand inline, for clients that drop style sheets. */
export function painted(part: keyof typeof PAINTS, style: string): string {
  return `class="${part}" style="${[...coloured(PAINTS[part], 'light'), style].filter(Boolean).join(';')}"`
}

/** The sheet only turns the colours over where dark mode is known. */
export function darkSheet(): string {
  const rules = Object.entries(PAINTS).map(
    ([part, paint]) => `.${part}{${coloured(paint, 'dark').map(important).join(';')}}`,
  )
  return `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
${rules.join('\n')}
}`
}

function coloured(paint: Paint, scheme: 'light' | 'dark'): string[] {
  return Object.entries(paint).map(([property, colour]) => `${property}:${brand.colours[colour][scheme]}`)
}

function important(declaration: string): string {
  return `${declaration}!important`
}
