import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { outputOf } from '../command.ts'
import { milliseconds } from '../figures.ts'
import type { Part } from '../part.ts'
import { quantile } from '../samples.ts'

const StartSchema = z.object({ loaded: z.number(), started: z.number() })
type Start = z.infer<typeof StartSchema>

/** The start of the local servers in a fresh process, first without a state folder's content and then with it. */
export const localServers: Part = async ({ isLong }) => {
  const firsts: Start[] = []
  const seconds: Start[] = []
  for (let run = 0; run < (isLong ? 15 : 5); run += 1) {
    const folder = await mkdtemp(join(tmpdir(), 'bench-'))
    firsts.push(await start(folder))
    seconds.push(await start(folder))
    await rm(folder, { recursive: true })
  }
  const median = (starts: readonly Start[], of: (start: Start) => number) =>
    milliseconds(quantile(starts.map(of), 0.5))
  const itself = ({ started, loaded }: Start) => started - loaded
  return [
    { what: 'their packages are loaded', figure: median(firsts, ({ loaded }) => loaded) },
    { what: 'then they start, for the first time', figure: median(firsts, itself), wanted: 'at most 500 ms' },
    { what: 'then they start, once more', figure: median(seconds, itself), wanted: 'at most 500 ms' },
  ]
}

async function start(folder: string): Promise<Start> {
  return StartSchema.parse(JSON.parse(await outputOf('npx', ['tsx', 'scripts/bench/start-pool.ts', folder])))
}
