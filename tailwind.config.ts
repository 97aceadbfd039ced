import type { Config } from 'tailwindcss'
import plugin from 'tailwindcss/plugin'
import { brand, colourVariables } from './lib/brand.ts'

const names = Object.keys(brand.colours)

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
  // Class names such as `bg-page` refer to them.
  plugins: [plugin(({ addBase }) => addBase({ ':root': colourVariables() }))],
}

export default config
