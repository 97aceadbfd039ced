import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Program } from './site.ts'

const NEXT = join('..', 'node_modules/next/dist/bin/next')
const SETTINGS = /^(package|tsconfig)\.json$/
const SITE =
  /^((app|lib|public)|(proxy|instrumentation|tailwind\.config|next\.config)\.\w+|(package|tsconfig)\.json)$/

export type BuiltApp = { readonly program: Program; remove(): Promise<void> }

/** Builds the site as a team would have it that adds the pages of `orders-app/` to it. */
export function buildOrdersApp(): Promise<BuiltApp> {
  return buildApp('orders-app', SITE)
}

/** Builds an empty page and an empty form with the same Next and, which it finds above them, the site's `next.config.mjs`. */
export function buildEmptyApp(): Promise<BuiltApp> {
  return buildApp('empty-app', SETTINGS)
}

/** Builds these entries of the project together with a folder beside this file. */
async function buildApp(name: string, entries: RegExp): Promise<BuiltApp> {
  // Beside the sources, so that packages are found; what begins with a dot is none of the project's.
  const folder = await mkdtemp(`.${name}-`)
  const isNeeded = (file: string) => !/\.test\.ts$|\/testing(\/|$)/.test(file)
  for (const entry of (await readdir('.')).filter((entry) => entries.test(entry))) {
    await cp(entry, join(folder, entry), { recursive: true, filter: isNeeded })
  }
  await cp(`e2e/support/${name}`, folder, { recursive: true })
  const build = spawn(process.execPath, [NEXT, 'build'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const written: Buffer[] = []
  for (const stream of [build.stdout, build.stderr]) stream.on('data', (chunk: Buffer) => written.push(chunk))
  const [code] = await once(build, 'exit')
  if (code !== 0) throw new Error(`The build ended with ${code}:\n${Buffer.concat(written)}`)
  const program: Program = {
    folder,
    arguments: (port) => [NEXT, 'start', '--hostname', 'localhost', '--port', String(port)],
    variables: () => ({ NODE_ENV: 'production' }),
  }
  return { program, remove: () => rm(folder, { recursive: true }) }
}
