import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Tracked and new files, as git sees them; what it ignores is none of the house's business. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.startsWith('infra/stack/'))
  .filter((file) => existsSync(join(root, file)))

const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))

/** Where `process.env` may be read: each tier parses it once, tools of the command line at their start. */
const ENVIRONMENT_FILES = [
  'lib/env.ts',
  'infra/triggers/environment.ts',
  'infra/local/environment.ts',
  'infra/doctor/environment.ts',
  'instrumentation.ts',
  'playwright.config.ts',
]

const MAX_LINES = 200

describe('the house rules', () => {
  it('sees the house', () => {
    expect(files.length).toBeGreaterThan(50)
  })

  it('imports run one way: app -> lib, infra -> lib, lib -> nothing of ours', () => {
    const allowed: Record<string, readonly string[]> = {
      app: ['app', 'lib'],
      infra: ['infra', 'lib'],
      lib: ['lib'],
      e2e: ['e2e', 'infra', 'lib'],
    }
    const breaches = productFiles().flatMap((file) => {
      const roofs = allowed[roofOf(file)]
      if (roofs === undefined) return []
      return ownImports(file)
        .filter((target) => !roofs.includes(roofOf(target)))
        .map(
          (target) => `${file} must not import ${target}: ${roofOf(file)} stands on ${roofs.join(', ')} only`,
        )
    })
    expect(breaches).toEqual([])
  })

  it('e2e knows only the local servers of infra', () => {
    const breaches = files
      .filter((file) => file.startsWith('e2e/'))
      .flatMap((file) => ownImports(file).filter((target) => /^infra\/(?!local\/)/.test(target)))
    expect(breaches).toEqual([])
  })

  it("'use server' stands in every actions.ts and nowhere else: it is a door, not a label", () => {
    const doors = files.filter((file) => /^['"]use server['"]/m.test(text(file)))
    expect(doors).toEqual(files.filter((file) => file.endsWith('/actions.ts')))
  })

  it('every action begins by asking where its request comes from', () => {
    const actions = files
      .filter((file) => file.endsWith('/actions.ts'))
      .flatMap((file) =>
        [...text(file).matchAll(/^export async function (\w+)\([^{]*\{\n(.*)\n/gm)].map(
          ([, name, firstLine]) => ({ name: `${file}#${name}`, firstLine: firstLine?.trim() }),
        ),
      )
    expect(actions.length).toBeGreaterThanOrEqual(9)
    expect(actions.filter(({ firstLine }) => firstLine !== 'await requireOwnOrigin()')).toEqual([])
  })

  it('nothing that infra imports says server-only', () => {
    const breaches = files
      .filter((file) => roofOf(file) === 'infra')
      .flatMap((file) => reachableFrom(file))
      .filter((target) => /^import 'server-only'/m.test(text(target)))
    expect([...new Set(breaches)]).toEqual([])
  })

  it('process.env is read in the environment files only', () => {
    const readers = productFiles().filter(
      (file) => text(file).includes(`process.${'env'}`) && !/^(\.ci|e2e)\//.test(file),
    )
    expect(readers.filter((file) => !ENVIRONMENT_FILES.includes(file))).toEqual([])
  })

  it('file names are in kebab-case', () => {
    const breaches = files
      .map((file) => file.split('/').at(-1) ?? '')
      .filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(name))
    expect(breaches).toEqual([])
  })

  it(`no file is longer than ${MAX_LINES} lines without a reason in its first comment`, () => {
    const long = productFiles().filter(
      (file) =>
        text(file).split('\n').length > MAX_LINES && !/^\/\*\*[\s\S]{0,400}?long because/i.test(text(file)),
    )
    expect(long).toEqual([])
  })
})

function productFiles(): string[] {
  return files.filter((file) => !/\.(test|spec)\.tsx?$|\/testing\//.test(file))
}

function text(file: string): string {
  return sources.get(file) ?? ''
}

function roofOf(file: string): string {
  return file.split('/')[0] ?? ''
}

/** The files of ours that a file imports, as paths from the root; packages are left out. */
function ownImports(file: string): string[] {
  const specifiers = [...text(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  )
  return specifiers
    .map((specifier) => {
      if (specifier.startsWith('#')) return specifier.slice(1)
      return specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : ''
    })
    .filter((target) => target !== '')
}

function reachableFrom(file: string, seen = new Set<string>()): string[] {
  for (const target of ownImports(file)) {
    if (seen.has(target)) continue
    seen.add(target)
    reachableFrom(target, seen)
  }
  return [...seen]
}
