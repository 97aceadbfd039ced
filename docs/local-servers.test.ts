import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { allRows } from '#infra/conformance/rows/all-rows.ts'
import { withOpenQuestions } from './generator/open-questions.ts'

const page = readFileSync(join(import.meta.dirname, 'local-servers.md'), 'utf8')

it('what stays open in docs/local-servers.md is what the rows of npm run conformance say', async () => {
  await expect(withOpenQuestions(page)).toMatchFileSnapshot('local-servers.md')
})

it('every row that nothing settles is there', () => {
  const open = allRows.filter(({ confidence }) => confidence === 'U')
  expect(open.length).toBeGreaterThan(15)
  expect(open.filter(({ asks }) => !page.includes(`| ${asks} `))).toEqual([])
})
