import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const page = readFileSync('docs/guarantees.md', 'utf8')
const tests = [...page.matchAll(/^ {2}- `(\S+)`: (.+)$/gm)].map(([, file = '', title = '']) => ({
  file,
  title,
}))

it('every guarantee names a test', () => {
  const guarantees = page.split(/^- \*\*/m).slice(1)
  expect(guarantees.length).toBeGreaterThan(30)
  expect(guarantees.filter((guarantee) => !guarantee.includes('\n  - `'))).toEqual([])
})

it('every test that docs/guarantees.md names exists in its file', () => {
  expect(tests.filter(({ file, title }) => !hasTest(file, title))).toEqual([])
})

function hasTest(file: string, title: string): boolean {
  const source = readFileSync(file, 'utf8')
  return ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote},`))
}
