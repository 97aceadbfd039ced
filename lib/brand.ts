import { MAX_BRAND_LENGTH } from './limits.ts'

type Colour = { readonly light: string; readonly dark: string }

/**
 * Everything that makes this site yours. Pages, icons, the share image and emails use it; after a change run `npm run brand`, which
 * draws the images in `public/` again.
 */
export const brand = checked({
  /** On pages, in titles, in subjects of emails. Any script, at most 60 characters. */
  name: 'App',
  /** In the From line of emails, before the address: `Acme, Inc.`, `Café` and `日本語` are written as mail programs expect. */
  senderName: 'App',
  /** The logo as SVG elements, drawn on a tile in the accent colour of 32 by 32 units. */
  logo: '<circle cx="9" cy="16" r="2.6"/><circle cx="16" cy="16" r="2.6"/><circle cx="23" cy="16" r="2.6"/>',
  colours: {
    page: { light: '#f6f5f2', dark: '#151514' },
    surface: { light: '#ffffff', dark: '#1e1e1c' },
    ink: { light: '#1c1b19', dark: '#f1efe9' },
    muted: { light: '#5c5850', dark: '#b3aea3' },
    line: { light: '#d9d5cc', dark: '#3a3934' },
    field: { light: '#8b867b', dark: '#7d786d' },
    accent: { light: '#1f5f4f', dark: '#7fcbb4' },
    'accent-strong': { light: '#174a3d', dark: '#a0dcc9' },
    'on-accent': { light: '#ffffff', dark: '#0d2620' },
    danger: { light: '#a3261b', dark: '#ff9d92' },
    'danger-soft': { light: '#fbeeec', dark: '#38201d' },
    'note-soft': { light: '#edf4f1', dark: '#1d2d28' },
  } satisfies Record<string, Colour>,
})

/** The colours as CSS variables, such as `--page`, each for both colour schemes. */
export function colourVariables(): Record<string, string> {
  const pairs = Object.entries(brand.colours)
  return Object.fromEntries(
    pairs.map(([name, { light, dark }]) => [`--${name}`, `light-dark(${light}, ${dark})`]),
  )
}

/** The logo on its tile as an SVG file with the colours of both schemes. */
export function brandIcon(): string {
  const { accent, 'on-accent': onAccent } = brand.colours
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">',
    `<style>.tile{fill:${accent.light}}.logo{fill:${onAccent.light}}`,
    `@media (prefers-color-scheme:dark){.tile{fill:${accent.dark}}.logo{fill:${onAccent.dark}}}</style>`,
    `<rect class="tile" width="32" height="32" rx="9"/><g class="logo">${brand.logo}</g>`,
    '</svg>\n',
  ].join('')
}

/** Stops a build, a deployment and the local servers where a name could not stand in a header of an email. */
export function checked<Names extends { readonly name: string; readonly senderName: string }>(
  brand: Names,
): Names {
  for (const key of ['name', 'senderName'] as const) {
    const fault = faultOf(brand[key])
    if (fault !== undefined) throw new Error(`${key} in lib/brand.ts ${fault}: ${JSON.stringify(brand[key])}`)
  }
  return brand
}

function faultOf(name: string): string | undefined {
  if (name.trim() === '') return 'is empty'
  if (name !== name.trim()) return 'begins or ends with a blank'
  if (name.length > MAX_BRAND_LENGTH) return `has more than ${MAX_BRAND_LENGTH} characters`
  return /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name)
    ? 'holds a line break or another control character'
    : undefined
}
