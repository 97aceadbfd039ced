import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const root = join(import.meta.dirname, '../..')

const FOLDERS = ['app', 'docs', 'e2e', 'infra', 'lib', 'scripts']
const NOT_OURS = ['node_modules', 'cdk.out']

/** What each part may import. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  app: ['app', 'lib'],
  infra: ['infra', 'lib'],
  lib: ['lib'],
  e2e: ['e2e', 'infra', 'lib'],
}

/**
 * The sources of the house by their paths from the root. Read from the disk: what was downloaded as an archive has no git
 * to ask.
 */
export const sources: ReadonlyMap<string, string> = new Map(
  [...filesIn('', false), ...FOLDERS.flatMap((folder) => filesIn(folder))]
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && file !== 'next-env.d.ts')
    .sort()
    .map((file) => [file, readFileSync(join(root, file), 'utf8')]),
)

/** False for tests and their helpers. */
export function isProduct(file: string): boolean {
  return !/\.(test|spec)\.tsx?$|\/testing\//.test(file)
}

/** Pages that a browser test adds to the site count as its own. */
export function tierOf(file: string): string {
  return file.replace(/^e2e\/support\/orders-app\//, '').split('/')[0] ?? ''
}

/** The files that a file imports, as paths from the root; without packages. */
export function ownImports(file: string): string[] {
  const source = sources.get(file) ?? ''
  const specifiers = [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '')
  return specifiers
    .map((specifier) => {
      if (specifier.startsWith('#')) return specifier.slice(1)
      return specifier.startsWith('.') ? normalize(join(dirname(file), specifier)).replaceAll('\\', '/') : ''
    })
    .filter((target) => target !== '')
}

function filesIn(folder: string, isDeep = true): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (!entry.isDirectory()) return [path]
    return isDeep && !NOT_OURS.includes(entry.name) ? filesIn(path) : []
  })
}
