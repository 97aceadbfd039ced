import { type Figure, milliseconds } from '../figures.ts'
import { inParallel, untilOver } from '../in-parallel.ts'
import { measuredWork } from '../measured-work.ts'
import type { Part } from '../part.ts'
import { middleAndTail, timed } from '../samples.ts'
import { STEPS, type Step, signInSteps, signsIn, warmUp } from '../sign-in-steps.ts'
import { onStage, type Stage } from '../stage.ts'

const VISITORS = [1, 16] as const
const WARM_UP = 64
const ACCOUNTS = 10_000

/** Whole sign-ins: how many a second, and how long each step takes, for one visitor and for many at once. */
export const signIns: Part = ({ isLong }) =>
  onStage({ accounts: ACCOUNTS }, async (stage) => {
    await warmUp(stage)
    await inParallel(16, Array(WARM_UP), () => signsIn(stage, stage.nextPerson()))
    const figures: Figure[] = []
    for (const visitors of VISITORS) figures.push(...(await measure(stage, visitors, isLong ? 60 : 10)))
    return figures
  })

async function measure(stage: Stage, visitors: number, seconds: number): Promise<Figure[]> {
  const samples = new Map<Step, number[]>(STEPS.map((step) => [step, []]))
  let done = 0
  const used = await measuredWork(stage.site, () =>
    inParallel(visitors, untilOver(seconds), async () => {
      const steps = signInSteps(stage, stage.nextPerson())
      for (const step of STEPS) samples.get(step)?.push(await timed(steps[step]))
      done += 1
    }),
  )
  const who = visitors === 1 ? '1 visitor' : `${visitors} visitors`
  return [
    { what: `${who}: whole sign-ins`, figure: `${((done / used.took) * 1_000).toFixed(1)} a second` },
    { what: `${who}: the site's CPU for each`, figure: milliseconds(used.cpu / done) },
    {
      what: `${who}: the site's share of one core`,
      figure: `${((used.cpu / used.took) * 100).toFixed(0)} %`,
    },
    ...STEPS.map((step) => ({
      what: `${who}: ${step}`,
      figure: middleAndTail(samples.get(step) ?? []),
    })),
  ]
}
