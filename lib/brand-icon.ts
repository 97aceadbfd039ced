import { brand } from './brand.ts'

/** The logo on its tile as an SVG file, which turns to the colours of the dark scheme by itself. */
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
