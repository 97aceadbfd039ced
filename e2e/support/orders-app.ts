import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Program } from './site.ts'

/** Beside the sources, so that packages are found; what begins with a dot is none of the project's. */
const FOLDER = '.orders-app'
const NEXT = join('..', 'node_modules/next/dist/bin/next')
const NEEDED = [
  /^(app|lib|public)$/,
  /^(proxy|instrumentation|tailwind\.config|next\.config)\.\w+$/,
  /^(package|tsconfig)\.json$/,
]

/** Builds the site as a team would have it that adds the pages of `orders-app/` to it; and removes it. */
export async function buildOrdersApp(): Promise<{ program: Program; remove(): Promise<void> }> {
  await rm(FOLDER, { recursive: true, force: true })
  await mkdir(FOLDER)
  const entries = (await readdir('.')).filter((name) => NEEDED.some((pattern) => pattern.test(name)))
  const isNeeded = (file: string) => !/\.test\.ts$|\/testing(\/|$)/.test(file)
  for (const name of entries) await cp(name, join(FOLDER, name), { recursive: true, filter: isNeeded })
  await cp('e2e/support/orders-app', FOLDER, { recursive: true })
  const build = spawn(process.execPath, [NEXT, 'build'], { cwd: FOLDER, stdio: ['ignore', 'pipe', 'pipe'] })
  const written: Buffer[] = []
  for (const stream of [build.stdout, build.stderr]) stream.on('data', (chunk: Buffer) => written.push(chunk))
  const [code] = await once(build, 'exit')
  if (code !== 0) throw new Error(`The build ended with ${code}:\n${Buffer.concat(written)}`)
  const program: Program = {
    folder: FOLDER,
    arguments: (port) => [NEXT, 'start', '--hostname', 'localhost', '--port', String(port)],
    variables: () => ({ NODE_ENV: 'production' }),
  }
  return { program, remove: () => rm(FOLDER, { recursive: true }) }
}
