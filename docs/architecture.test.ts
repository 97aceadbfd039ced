import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isProduct, ownImports, roofOf, root, STANDS_ON, sources } from '#lib/testing/house.ts'

const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8')
const diagram = /```mermaid\n([\s\S]*?)```/.exec(page)?.[1] ?? ''

type Node = { readonly id: string; readonly paths: readonly string[]; readonly frame: Node | undefined }

const nodes = nodesOf(diagram)

const GUIDES = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(root, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
]
const arrows = [...diagram.matchAll(/^\s*(\w+) --> (\w+)$/gm)].map(([, from = '', to = '']) => ({ from, to }))
const imports = [...sources.keys()]
  .filter((file) => isProduct(file) && !file.startsWith('infra/stack/flow/') && homeOf(file) !== undefined)
  .flatMap((file) =>
    ownImports(file).map((target) => ({ file, target, from: homeOf(file), to: homeOf(target) })),
  )

describe('the diagram', () => {
  it('is seen', () => {
    expect(nodes.length).toBeGreaterThan(12)
    expect(arrows.length).toBeGreaterThan(15)
    expect(imports.length).toBeGreaterThan(500)
  })

  it('has an arrow for each import between two of its parts', () => {
    const missing = imports
      .filter(({ from, to }) => from !== to && !framesOf(from).includes(to))
      .filter(({ from, to }) => !arrows.some((arrow) => isOf(from, arrow.from) && to?.id === arrow.to))
    expect(missing.map(({ file, target }) => `${file} -> ${target}`)).toEqual([])
  })

  it('has an import for each arrow', () => {
    const idle = arrows.filter(
      (arrow) => !imports.some(({ from, to }) => isOf(from, arrow.from) && to?.id === arrow.to),
    )
    expect(idle).toEqual([])
  })

  it('has arrows in the directions of the house rules only', () => {
    const breaches = arrows.filter(({ from, to }) => {
      const targets = pathsIn(to).map(roofOf)
      return pathsIn(from).some((path) =>
        targets.some((roof) => !(STANDS_ON[roofOf(path)] ?? ['lib']).includes(roof)),
      )
    })
    expect(breaches).toEqual([])
  })
})

/** Files that are somebody else's, or only an example. */
const NOT_HERE = /invoices|\.dart$/

it.each(GUIDES)('every file and folder that %s names is there', (name) => {
  const text = readFileSync(join(root, name), 'utf8')
  const spans = [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)*)`/g)].map(([, span = '']) => span)
  const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)\)/g)].map(([, target = '']) =>
    join(dirname(name), target),
  )
  const paths = [...spans.filter((span) => /^(app|docs|e2e|infra|lib|scripts)\//.test(span)), ...links]
  expect(paths.filter((path) => !NOT_HERE.test(path) && !existsSync(join(root, path)))).toEqual([])
})

it('every part of the diagram is there', () => {
  const paths = nodes.flatMap((node) => node.paths)
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
})

/** Boxes and frames in the order of the diagram. A label begins with the paths that it stands for, if with any. */
function nodesOf(text: string): Node[] {
  const found: Node[] = []
  const open: Node[] = []
  for (const line of text.split('\n')) {
    const [, frame, id, label = ''] = /^\s*(subgraph )?(\w+)\["(.+)"\]$/.exec(line) ?? []
    if (id !== undefined) {
      const node = { id, paths: pathsOf(label), frame: open.at(-1) }
      found.push(node)
      if (frame !== undefined) open.push(node)
    }
    if (line.trim() === 'end') open.pop()
  }
  return found
}

function pathsOf(label: string): string[] {
  const words = label.split('<br>')[0]?.split(', ') ?? []
  return words.filter((word) => !word.includes(' '))
}

/** The smallest part of the diagram that a file belongs to. */
function homeOf(file: string): Node | undefined {
  return nodes
    .flatMap((node) => node.paths.map((path) => ({ node, path })))
    .filter(({ path }) => file === path || file.startsWith(`${path}/`))
    .sort((one, other) => other.path.length - one.path.length)[0]?.node
}

function framesOf(node: Node | undefined): (Node | undefined)[] {
  return node?.frame === undefined ? [] : [node.frame, ...framesOf(node.frame)]
}

function isOf(node: Node | undefined, id: string): boolean {
  return node?.id === id || framesOf(node).some((frame) => frame?.id === id)
}

/** The paths that a part stands for; those of its boxes where it has none of its own. */
function pathsIn(id: string): string[] {
  return nodes.filter((node) => isOf(node, id)).flatMap((node) => node.paths)
}
