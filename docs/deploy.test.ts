import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { SITE_VARIABLES } from '#lib/env.ts'

const root = join(import.meta.dirname, '..')
const guide = text('docs/deploy.md')
const expected = [...SITE_VARIABLES].sort()

const OPTIONAL = ['PAYMENTS_WEBHOOK_SECRET', 'SIGN_IN_MODE', 'STRICT_TRANSPORT_SECURITY', 'TRUSTED_IP_HEADER']

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

describe('the commands of amplify.yml', () => {
  const required = expected.filter((name) => !OPTIONAL.includes(name))
  const complete = Object.fromEntries(required.map((name) => [name, `value of ${name}`]))

  it('write the variables of the site, and no other', () => {
    const { status, folder } = runAmplify({
      ...complete,
      SIGN_IN_MODE: 'code',
      OTHER: 'x',
      MY_APP_ORIGIN: 'x',
    })
    expect(status).toBe(0)
    const written = parseEnv(readFileSync(join(folder, '.env.production'), 'utf8'))
    expect(written).toEqual({ ...complete, SIGN_IN_MODE: 'code' })
  })

  it('end with the names of all that is missing, and where to add it', () => {
    const { status, output } = runAmplify({ APP_ORIGIN: 'https://www.example.com', SESSION_SECRET: '' })
    expect(status).toBe(1)
    const names = required.filter((name) => name !== 'APP_ORIGIN')
    expect(output.trim()).toBe(
      `Missing: ${names.join(' ')}. Add them under Hosting > Environment variables; docs/deploy.md explains each.`,
    )
  })
})

const AmplifySchema = z.object({
  frontend: z.object({ phases: z.object({ build: z.object({ commands: z.array(z.string()) }) }) }),
})

/** Runs the build's commands up to the build itself, as Amplify does: in one shell that ends at the first failure. */
function runAmplify(variables: Record<string, string>) {
  const { commands } = AmplifySchema.parse(parse(text('amplify.yml'))).frontend.phases.build
  const script = commands.slice(0, commands.indexOf('npm run build')).join('\n')
  const folder = mkdtempSync(join(tmpdir(), 'amplify-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-e', '-c', script], {
    cwd: folder,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...variables },
    encoding: 'utf8',
  })
  return { status, output: stdout + stderr, folder }
}

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
