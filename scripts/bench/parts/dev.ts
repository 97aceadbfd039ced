import { rm } from 'node:fs/promises'
import { setTimeout as pass } from 'node:timers/promises'
import { type DevCommand, startDevCommand } from '../../../e2e/support/dev-command.ts'
import { milliseconds } from '../figures.ts'
import type { Part } from '../part.ts'
import { timed } from '../samples.ts'

/** What Next has compiled for `next dev`. */
const COMPILED = '.next/dev'
/** Next writes what it keeps for the next time when nothing has happened for a while. */
const WRITING_MILLISECONDS = 15_000

/** From `npm run dev` to its first page: with nothing compiled before, and once more. */
export const dev: Part = async () => {
  await rm(COMPILED, { recursive: true, force: true })
  const first = await untilFirstPage({ stays: WRITING_MILLISECONDS })
  const again = await untilFirstPage()
  return [
    { what: 'first page, nothing compiled before', figure: milliseconds(first), wanted: 'at most 6,000 ms' },
    { what: 'first page, once more', figure: milliseconds(again), wanted: 'at most 6,000 ms' },
  ]
}

async function untilFirstPage({ stays } = { stays: 0 }): Promise<number> {
  let running: DevCommand | undefined
  try {
    return await timed(async () => {
      running = await startDevCommand()
      await running.showsFirstPage()
    })
  } finally {
    await pass(stays)
    await running?.stop()
  }
}
