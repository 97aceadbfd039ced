import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { isProduct, ownImports, sources } from '#lib/testing/house.ts'

const guides = ['.', 'docs', 'docs/decisions'].flatMap((folder) =>
  readdirSync(folder).flatMap((name) => (name.endsWith('.md') ? [join(folder, name)] : [])),
)

/** Files of other projects and of examples. */
const NOT_OURS = /invoices|feedback|\.dart$/

it.each(guides)('%s names files, folders and commands that exist', (guide) => {
  const text = readFileSync(guide, 'utf8')
  const spans = [...text.matchAll(/`((?:app|docs|e2e|infra|lib|scripts)\/[\w./-]+)`/g)].map(
    ([, path = '']) => path,
  )
  const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, path = '']) =>
    join(dirname(guide), path),
  )
  const paths = [...spans, ...links].filter((path) => !NOT_OURS.test(path))
  expect(paths.filter((path) => !existsSync(path))).toEqual([])

  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')))
  const commands = [...text.matchAll(/npm run ([a-z0-9:]+)/g)].map(([, name = '']) => name)
  expect(commands.filter((name) => !(name in scripts))).toEqual([])
})

it('the arrows of the diagram are the imports between its boxes', () => {
  const diagram = readFileSync('docs/architecture.md', 'utf8')
  const boxes = [...diagram.matchAll(/^ {2}(\w+)\["([^<"]+)/gm)].flatMap(([, id = '', paths = '']) =>
    paths.split(', ').map((path) => ({ id, path })),
  )
  const boxOf = (file: string) => boxes.find(({ path }) => file === path || file.startsWith(`${path}/`))?.id
  const imports = [...sources.keys()]
    .filter((file) => isProduct(file))
    .flatMap((file) => ownImports(file).map((target) => [boxOf(file), boxOf(target)]))
    .filter(([from, to]) => from !== undefined && to !== undefined && from !== to)
  const arrows = [...diagram.matchAll(/^ {2}(\w+ --> \w+)$/gm)].map(([, arrow = '']) => arrow)
  expect(arrows.sort()).toEqual([...new Set(imports.map((pair) => pair.join(' --> ')))].sort())
})
