import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const specs = readdirSync('e2e', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.spec.ts'))
  .map((file) => readFileSync(join('e2e', file), 'utf8'))
const page = readFileSync('docs/screens.md', 'utf8')

/** The last cell of each row, without its quotes. */
const titles = [...page.matchAll(/^\|.*\| `(.+?)` +\|$/gm)].map(([, title = '']) => title)

it('every test that docs/screens.md names is there', () => {
  expect(titles.length).toBeGreaterThan(30)
  expect(titles.filter((title) => !specs.some((spec) => spec.includes(title)))).toEqual([])
})
