import type { Figure } from './figures.ts'

type PartOptions = {
  /** Takes its time: larger numbers, for figures that are published. */
  readonly isLong: boolean
}

/** One thing that gets measured. */
export type Part = (options: PartOptions) => Promise<readonly Figure[]>
