import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SITE_VARIABLES } from '#lib/env.ts'

const root = join(import.meta.dirname, '..')
const guide = text('docs/deploy.md')
const expected = [...SITE_VARIABLES].sort()

describe('the variables that the site reads are named', () => {
  it('in docs/deploy.md', () => {
    const [, table = ''] = guide.split("## The site's variables")
    const rows = [...(table.split('## Vercel')[0]?.matchAll(/^\| `([A-Z_]+)`/gm) ?? [])]
    expect(rows.map(([, name]) => name).sort()).toEqual(expected)
  })

  it('in amplify.yml', () => {
    const names = /grep -E\s+'\^\(([A-Z_|]+)\)='\s+> \.env\.production$/m.exec(text('amplify.yml'))?.[1]
    expect(names?.split('|').sort()).toEqual(expected)
  })

  it('in .env.example', () => {
    const names = [...text('.env.example').matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name)
    expect(names.sort()).toEqual(expected)
  })
})

it('the Dockerfile sets none of them', () => {
  const dockerfile = text('Dockerfile')
  expect(SITE_VARIABLES.filter((name) => dockerfile.includes(name))).toEqual([])
  expect(dockerfile).not.toMatch(/^ARG /m)
})

it('static files and the health check are in the image', () => {
  const kept = [...text('.dockerignore').matchAll(/^!(\S+)$/gm)].map(([, path]) => path)
  const copied = [...text('Dockerfile').matchAll(/^COPY --from=build \/site\/(\S+) \.\/\1$/gm)]
  expect(kept).toContain('public')
  expect(copied.map(([, path]) => path)).toEqual(['.next/static', 'public'])
  const health = /^HEALTHCHECK .*'(\/[\w.]+)'/m.exec(text('Dockerfile'))?.[1]
  expect(existsSync(join(root, 'public', health ?? ''))).toBe(true)
  expect(health).toBe('/icon.svg')
})

function text(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
