import { type Figure, megabytes } from '../figures.ts'
import { inParallel } from '../in-parallel.ts'
import type { Part } from '../part.ts'
import { FIRST_PEOPLE, signsIn, warmUp } from '../sign-in-steps.ts'
import { onStage, type Stage } from '../stage.ts'

const AT_ONCE = 12

/** What the site's process keeps after many sign-ins, garbage collected. */
export const memory: Part = async ({ isLong }) => {
  const counts = isLong ? [100, 1_000, 10_000] : [100, 400]
  const figures = await onStage({ accounts: Math.max(...counts) }, (stage) => keptAfterEach(stage, counts))
  return figures.map((figure, index) => (index === 0 ? figure : { ...figure, wanted: 'no growth' }))
}

async function keptAfterEach(stage: Stage, counts: readonly number[]): Promise<Figure[]> {
  const figures: Figure[] = []
  await warmUp(stage)
  let done = FIRST_PEOPLE
  for (const count of counts) {
    await inParallel(AT_ONCE, Array(count - done), () => signsIn(stage, stage.nextPerson()))
    done = count
    figures.push(await kept(stage, count))
  }
  return figures
}

async function kept({ site }: Stage, count: number): Promise<Figure> {
  const { heapBytes, residentBytes } = await site.usage({ collectGarbage: true })
  return {
    what: `after ${count.toLocaleString('en')} sign-ins`,
    figure: `${megabytes(heapBytes)} of heap, ${megabytes(residentBytes)} resident`,
  }
}
