import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { outputOf } from '../command.ts'
import type { Figure } from '../figures.ts'
import type { Part } from '../part.ts'

/** What the tutorial's handler loads: https://www.npmjs.com/package/aws-sdk */
const TUTORIAL_SDK = 'aws-sdk@2'

/**
 * The bundles that get deployed: their size, and how long a fresh process takes to load them. The long run fetches the SDK of
 * the tutorial's handler, 100 MB, to load that beside them.
 */
export const triggers: Part = async ({ isLong }) => {
  const folder = await mkdtemp(join(tmpdir(), 'tutorial-'))
  if (isLong) await outputOf('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, TUTORIAL_SDK])
  const measured = await outputOf('npx', ['tsx', 'measure.ts', ...(isLong ? [folder] : [])], {
    cwd: resolve('infra/stack'),
  })
  await rm(folder, { recursive: true })
  return measured.split('\n').flatMap(figureIn)
}

/** `PreSignUp, 84 kB            12 ms, at best 11 ms` */
function figureIn(line: string): Figure[] {
  const [, what, figure] = /^(.+?)\s{2,}(\d.*)$/.exec(line) ?? []
  return what === undefined || figure === undefined ? [] : [{ what, figure: `loads in ${figure}` }]
}
