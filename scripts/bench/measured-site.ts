import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type Program, type Site, startSite } from '../../e2e/support/site.ts'

const NEXT = resolve('node_modules/next/dist/bin/next')
const MEASURED_PROCESS = fileURLToPath(new URL('./measured-process.mjs', import.meta.url))

const UsageSchema = z.object({
  /** Of all its threads, since it began. */
  cpuMilliseconds: z.number(),
  heapBytes: z.number(),
  residentBytes: z.number(),
})
type Usage = z.infer<typeof UsageSchema>

/** A production build that runs, and tells what its process has used. */
export type MeasuredSite = Site & { usage(options?: { collectGarbage: boolean }): Promise<Usage> }

/**
 * Starts `next start` in a folder.
 * @param variablesFor the site's environment for the origin it gets
 */
export async function startMeasuredSite(
  folder: string,
  variablesFor: (origin: string) => Record<string, string> = () => ({}),
): Promise<MeasuredSite> {
  const site = await startSite(variablesFor, programIn(folder))
  return {
    ...site,
    usage: async ({ collectGarbage } = { collectGarbage: false }) =>
      UsageSchema.parse(await site.asks({ collectGarbage })),
  }
}

function programIn(folder: string): Program {
  return {
    folder,
    arguments: (port) => [
      '--expose-gc',
      ...['--import', MEASURED_PROCESS],
      ...[NEXT, 'start', '--hostname', 'localhost', '--port', String(port)],
    ],
    variables: () => ({ NODE_ENV: 'production' }),
  }
}
