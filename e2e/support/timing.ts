import { expect } from './test.ts'

const PAIRS = 7
const MOST_ROUNDS = 25

/** Milliseconds. The minimum duration's timer and the way back take a few; an email would take three hundred. */
const TELLS_NOTHING = 60

/** Milliseconds. A slower answer than the fastest by this much was held back to a later step. */
const A_STEP = 400

/**
 * Expects a known and an unknown email address to be answered in the same time. Both are asked about at once, so that load
 * slows both. A machine so busy that the work outlasts the minimum duration holds the answer back to the next step: such a
 * round is taken again, and there are only so many.
 * @param timeOf asks once and resolves to the milliseconds that it took
 * @returns how many rounds it took
 */
export async function expectSameTime(
  timeOf: (who: 'known' | 'unknown') => Promise<number>,
  beforeRound: () => Promise<void>,
): Promise<number> {
  const rounds: { readonly known: number; readonly unknown: number }[] = []
  while (rounds.length < MOST_ROUNDS && inTime(rounds).length < PAIRS) {
    await beforeRound()
    const [known, unknown] = await Promise.all([timeOf('known'), timeOf('unknown')])
    rounds.push({ known, unknown })
  }
  const differences = inTime(rounds).map(({ known, unknown }) => known - unknown)
  expect(differences.length, JSON.stringify(rounds)).toBe(PAIRS)
  expect(Math.abs(median(differences)), JSON.stringify(rounds)).toBeLessThan(TELLS_NOTHING)
  return rounds.length
}

function inTime(rounds: readonly { readonly known: number; readonly unknown: number }[]) {
  const fastest = Math.min(...rounds.flatMap(({ known, unknown }) => [known, unknown]))
  return rounds.filter(({ known, unknown }) => Math.max(known, unknown) < fastest + A_STEP)
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}
