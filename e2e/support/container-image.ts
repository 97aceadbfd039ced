import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { Program } from './site.ts'

const run = promisify(execFile)

/** What the Dockerfile puts into its image, in a folder, and what it runs there. */
export type Image = {
  readonly program: Program
  /** Runs the HEALTHCHECK; rejects where Docker would call the container unhealthy. */
  checksHealth(port: number): Promise<void>
  remove(): Promise<void>
}

/** Does by hand what Docker would do with the last stage of the Dockerfile; the first one's build is there already. */
export async function makeImage(): Promise<Image> {
  const stage = (await readFile('Dockerfile', 'utf8')).split(/^FROM /m).at(-1) ?? ''
  const folder = await mkdtemp(join(tmpdir(), 'image-'))
  for (const [, from = '', to = ''] of stage.matchAll(/^COPY --from=build \/site\/(\S+) (\S+)$/gm)) {
    await cp(from, join(folder, to), { recursive: true, verbatimSymlinks: true })
  }
  const [, ...args] = commandAfter('CMD', stage)
  const [, ...healthArgs] = commandAfter('HEALTHCHECK', stage)
  const variables = (port: number) => ({
    NODE_ENV: 'production' as const,
    ...variablesIn(stage),
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
  })
  return {
    program: { folder, arguments: () => args, variables },
    checksHealth: async (port) => {
      await run(process.execPath, healthArgs, { cwd: folder, env: variables(port) })
    },
    remove: () => rm(folder, { recursive: true }),
  }
}

/** The words of an instruction in exec form, which JSON is. */
function commandAfter(instruction: string, stage: string): string[] {
  const words = new RegExp(`^${instruction} .*?(\\[.*\\])$`, 'm').exec(stage)?.[1]
  if (words === undefined) throw new Error(`The Dockerfile has no ${instruction} in exec form.`)
  return z.array(z.string()).parse(JSON.parse(words))
}

function variablesIn(stage: string): Record<string, string> {
  const pairs = /^ENV (.+)$/m.exec(stage)?.[1]?.split(' ') ?? []
  return Object.fromEntries(pairs.map((pair) => pair.split('=', 2)))
}
