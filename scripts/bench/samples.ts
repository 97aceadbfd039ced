import { milliseconds } from './figures.ts'

/** What is not exceeded by this share of the samples. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((one, other) => one - other)
  const index = Math.min(sorted.length - 1, Math.floor(share * sorted.length))
  const value = sorted[index]
  if (value === undefined) throw new Error('Nothing was measured')
  return value
}

/** The two quantiles of every step's time. */
export function middleAndTail(samples: readonly number[]): string {
  return `p50 ${milliseconds(quantile(samples, 0.5))}, p95 ${milliseconds(quantile(samples, 0.95))}`
}

/** How long something takes by the clock on the wall, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
