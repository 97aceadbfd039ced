import { formData, type HtmlForm, HttpVisitor } from '../../../e2e/support/http-visitor.ts'
import { withEmptySite } from '../empty-site.ts'
import { milliseconds } from '../figures.ts'
import { inParallel } from '../in-parallel.ts'
import type { MeasuredSite } from '../measured-site.ts'
import { measuredWork } from '../measured-work.ts'
import type { Part } from '../part.ts'
import { quantile } from '../samples.ts'
import { FIRST_PEOPLE, STEPS, type Step, signInSteps, warmUp } from '../sign-in-steps.ts'
import { onStage } from '../stage.ts'

const AT_ONCE = 8
/** Fewer than the mails that the local mailbox keeps. */
const PEOPLE = 32

/** The first rounds count for nothing: V8 compiles and optimises for some hundred requests. */
type Rounds = { readonly toWarmUp: number; readonly toMeasure: number }
const SHORT: Rounds = { toWarmUp: 3, toMeasure: 3 }
const LONG: Rounds = { toWarmUp: 12, toMeasure: 12 }

type Steps<Name extends string> = Record<Name, () => Promise<void>>

/**
 * The site's own CPU for each request of a sign-in, beside what Next takes for a page and an action with nothing in them.
 * Everybody takes one step, then everybody the next, so that the process's CPU between two steps is that of one kind of
 * request. Waiting does not count: neither the floor under a start, nor the local servers, which are another process.
 */
export const ownCpu: Part = async ({ isLong }) => {
  const rounds = isLong ? LONG : SHORT
  const emptyCpu = await ofEmptySite(rounds)
  const cpu = await ofSignIns(rounds)
  return [
    ...STEPS.map((step) => ({ what: `${step}: CPU of the whole process`, figure: milliseconds(cpu(step)) })),
    { what: 'a page of an empty site', figure: milliseconds(emptyCpu('page')) },
    { what: 'an action of an empty site', figure: milliseconds(emptyCpu('action')) },
    { ...added('start'), wanted: 'at most 5 ms' },
    { ...added('answer'), wanted: 'at most 10 ms' },
  ]

  function added(step: Step) {
    const figure = milliseconds(cpu(step) - emptyCpu('action'))
    return { what: `${step}: what the site adds to an empty action`, figure }
  }
}

function ofSignIns(rounds: Rounds) {
  const accounts = FIRST_PEOPLE + (rounds.toWarmUp + rounds.toMeasure) * PEOPLE
  return onStage({ accounts }, async (stage) => {
    await warmUp(stage)
    return cpuOfSteps(stage.site, STEPS, rounds, () => signInSteps(stage, stage.nextPerson()))
  })
}

function ofEmptySite(rounds: Rounds) {
  return withEmptySite((site) => cpuOfSteps(site, ['page', 'action'], rounds, () => emptySteps(site)))
}

function emptySteps(site: MeasuredSite): Steps<'page' | 'action'> {
  const visitor = new HttpVisitor(site.origin)
  let form: HtmlForm | undefined
  return {
    page: async () => {
      form = await visitor.form('/form', 'Send')
    },
    action: async () => {
      if (form === undefined) throw new Error('Nobody has opened the empty form')
      const response = await visitor.posts('/form', formData(form, {}))
      await response.arrayBuffer()
      if (response.status !== 303) throw new Error(`The empty action answered ${response.status}`)
    },
  }
}

/** The median over the rounds, by step. */
async function cpuOfSteps<Name extends string>(
  site: MeasuredSite,
  names: readonly Name[],
  { toWarmUp, toMeasure }: Rounds,
  newcomer: () => Steps<Name>,
): Promise<(name: Name) => number> {
  const samples = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round < toWarmUp + toMeasure; round += 1) {
    const people = Array.from({ length: PEOPLE }, newcomer)
    for (const name of names) {
      const { cpu } = await measuredWork(site, () => inParallel(AT_ONCE, people, (steps) => steps[name]()))
      if (round >= toWarmUp) samples.get(name)?.push(cpu / PEOPLE)
    }
  }
  return (name) => quantile(samples.get(name) ?? [], 0.5)
}
