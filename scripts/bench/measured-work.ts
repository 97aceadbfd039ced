import type { MeasuredSite } from './measured-site.ts'
import { timed } from './samples.ts'

/** What a piece of work took, in milliseconds: by the clock on the wall, and of the site's CPU. */
export async function measuredWork(
  site: MeasuredSite,
  work: () => Promise<unknown>,
): Promise<{ readonly took: number; readonly cpu: number }> {
  const before = await site.usage()
  const took = await timed(work)
  const after = await site.usage()
  return { took, cpu: after.cpuMilliseconds - before.cpuMilliseconds }
}
