import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { brandIcon } from './brand.ts'

it('the pictures of public/ were drawn from the brand as it is now', () => {
  const drawn = readFileSync(new URL('../public/icon.svg', import.meta.url), 'utf8')
  expect(drawn, 'Run `npm run brand`.').toBe(brandIcon())
})
