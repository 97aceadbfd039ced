import { visitorWho } from '../../../e2e/support/forms.ts'
import type { HttpVisitor } from '../../../e2e/support/http-visitor.ts'
import { type Figure, milliseconds } from '../figures.ts'
import { inParallel, untilOver } from '../in-parallel.ts'
import { measuredWork } from '../measured-work.ts'
import type { Part } from '../part.ts'
import { middleAndTail, timed } from '../samples.ts'
import { onStage, type Stage } from '../stage.ts'

/** The home page of somebody who is signed in: the sealed cookie is opened and believed, without a call to Cognito. */
export const sessionChecks: Part = ({ isLong }) =>
  onStage({}, async (stage) => {
    const visitor = await visitorWho('signed in', stage.site, stage.pool)
    await inParallel(16, untilOver(3), () => seesHome(visitor))
    const figures: Figure[] = []
    for (const visitors of [1, 16]) {
      figures.push(...(await measure(stage, visitor, visitors, isLong ? 20 : 5)))
    }
    return figures
  })

async function measure(
  { site }: Stage,
  visitor: HttpVisitor,
  visitors: number,
  seconds: number,
): Promise<Figure[]> {
  const samples: number[] = []
  const { took, cpu } = await measuredWork(site, () =>
    inParallel(visitors, untilOver(seconds), async () => {
      samples.push(await timed(() => seesHome(visitor)))
    }),
  )
  const who = visitors === 1 ? '1 visitor' : `${visitors} visitors`
  return [
    {
      what: `${who}: home page with a session`,
      figure: `${((samples.length / took) * 1_000).toFixed(0)} a second, ${middleAndTail(samples)}`,
    },
    { what: `${who}: the site's CPU for each`, figure: milliseconds(cpu / samples.length) },
  ]
}

async function seesHome(visitor: HttpVisitor): Promise<void> {
  if (!(await visitor.isSignedIn())) throw new Error('The session was not believed')
}
