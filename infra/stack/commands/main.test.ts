import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from './all-commands.ts'

const REPOSITORY = join(import.meta.dirname, '../../..')
const KEYS = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' }
const NO_FILES = { AWS_CONFIG_FILE: '/nowhere', AWS_SHARED_CREDENTIALS_FILE: '/nowhere' }

describe('as it is typed', () => {
  it('npm run infra:env -- --help explains it', async () => {
    const { exitCode, screen } = await types('run', '--silent', 'infra:env', '--', '--help')
    expect(exitCode).toBe(0)
    expect(screen).toContain('npm run infra:env -- --stage prod')
    expect(screen).toContain('--show-secret')
  })

  it('options that npm has kept for itself are one sentence, and exit code 2', async () => {
    const { exitCode, screen } = await types('run', '--silent', 'destroy', '--stage', 'dev')
    expect(exitCode).toBe(2)
    expect(screen).toContain('Options follow a lone --, for example: npm run destroy --')
  })

  it('every command is a script of the repository', async () => {
    const text = await readFile(join(REPOSITORY, 'package.json'), 'utf8')
    expect(JSON.parse(text).scripts).toMatchObject(
      Object.fromEntries(
        Object.keys(commands).map((name) => [name, `tsx infra/stack/commands/main.ts ${name}`]),
      ),
    )
  })
})

describe('one sentence, with what to do', () => {
  it('without a region', async () => {
    expect(await runs('diff --stage dev', KEYS)).toEqual({
      exitCode: 1,
      screen: 'No AWS region is set. Add --region eu-central-1, or set AWS_REGION.\n',
    })
  })

  it('without credentials', async () => {
    const { exitCode, screen } = await runs('diff --stage dev --region eu-central-1', {})
    expect(exitCode).toBe(1)
    expect(screen).toMatch(/^No AWS credentials found \(.*\)\. Sign in .*--profile NAME/)
  })
})

function types(...args: string[]) {
  return outcome(spawn('npm', args, { cwd: REPOSITORY, env: process.env }))
}

function runs(line: string, variables: Record<string, string>) {
  const main = join(import.meta.dirname, 'main.ts')
  const { PATH = '' } = process.env
  const env = { PATH, AWS_EC2_METADATA_DISABLED: 'true', ...NO_FILES, ...variables }
  const args = ['--import', 'tsx', main, ...line.split(' ')]
  return outcome(spawn(process.execPath, args, { cwd: REPOSITORY, env }))
}

async function outcome(child: ReturnType<typeof spawn>) {
  let screen = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (screen += String(chunk)))
  const [exitCode] = await once(child, 'close')
  return { exitCode, screen }
}
