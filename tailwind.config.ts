import type { Config } from 'tailwindcss'
import plugin from 'tailwindcss/plugin'
import { brand } from './lib/brand.ts'

const names = Object.keys(brand.colours)

/** The brand's colours as variables, each for both colour schemes; class names such as `bg-page` refer to them. */
const variables = Object.fromEntries(
  Object.entries(brand.colours).map(([name, { light, dark }]) => [
    `--${name}`,
    `light-dark(${light}, ${dark})`,
  ]),
)

const config: Config = {
  content: ['./app/**/*.{ts,tsx}'],
  theme: {
    extend: {
      colors: Object.fromEntries(names.map((name) => [name, `var(--${name})`])),
      fontFamily: {
        sans: [
          'ui-sans-serif',
          'system-ui',
          '-apple-system',
          'Segoe UI',
          'Roboto',
          'Noto Sans',
          'sans-serif',
        ],
      },
    },
  },
  plugins: [plugin(({ addBase }) => addBase({ ':root': variables }))],
}

export default config
