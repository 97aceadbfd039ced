import type { Trigger } from '#infra/pool.ts'
import type { LambdaFaults } from './faults.ts'

/** The functions that a pool names as its triggers, as far as Lambda tells of them. */
export type Functions = {
  readonly triggers: readonly Trigger[]
  /** What the triggers are configured with, secrets included. */
  readonly environment: Readonly<Record<string, string>>
  /** The pool that may invoke them. */
  readonly poolArn: string
  readonly faults: LambdaFaults
}
