import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { SITE_VARIABLES } from '#lib/env.ts'

const root = join(import.meta.dirname, '..')
const guide = text('docs/deploy.md')
const expected = [...SITE_VARIABLES].sort()

describe('the variables that the site reads are those that are named', () => {
  it('in docs/deploy.md', () => {
    const [, table = ''] = guide.split("## The site's variables")
    const rows = [...(table.split('One more is for the build')[0]?.matchAll(/^\| `([A-Z_]+)`/gm) ?? [])]
    expect(rows.map(([, name]) => name).sort()).toEqual(expected)
  })

  it('in amplify.yml, which hands on no other', () => {
    const names = /grep -E\s+'\^\(([A-Z_|]+)\)='\s+> \.env\.production$/m.exec(text('amplify.yml'))?.[1]
    expect(names?.split('|').sort()).toEqual(expected)
  })

  it('in .env.example', () => {
    const names = [...text('.env.example').matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name)
    expect(names.sort()).toEqual(expected)
  })
})

it('the Dockerfile sets none of them: an image has no secret in it, and serves every stage', () => {
  const dockerfile = text('Dockerfile')
  expect(SITE_VARIABLES.filter((name) => dockerfile.includes(name))).toEqual([])
  expect(dockerfile).not.toMatch(/^ARG /m)
})

it('what is served as it stands goes into the build, and from there into the image', () => {
  const kept = [...text('.dockerignore').matchAll(/^!(\S+)$/gm)].map(([, path]) => path)
  const copied = [...text('Dockerfile').matchAll(/^COPY --from=build \/site\/(\S+) \.\/\1$/gm)]
  expect(kept).toContain('public')
  expect(copied.map(([, path]) => path)).toEqual(['.next/static', 'public'])
  const health = /^HEALTHCHECK .*'(\/[\w.]+)'/m.exec(text('Dockerfile'))?.[1]
  expect(existsSync(join(root, 'public', health ?? ''))).toBe(true)
  expect(health).toBe('/icon.svg')
})

it('docs/deploy.md names commands and files that are there', () => {
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(json('package.json'))
  const commands = [...guide.matchAll(/npm run ([a-z:]+)/g)].map(([, name = '']) => name)
  expect(commands.filter((name) => scripts[name] === undefined)).toEqual([])
  const files = [...guide.matchAll(/`([\w.-]+(?:\/[\w.-]+)*\.(?:ts|mjs|yml))`|\]\((decisions\/[^)]+)\)/g)]
  const paths = files.map(([, file, link]) => file ?? `docs/${link}`)
  expect(paths.length).toBeGreaterThanOrEqual(5)
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
})

function text(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

function json(path: string): unknown {
  return JSON.parse(text(path))
}
