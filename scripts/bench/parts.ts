import type { Part } from './part.ts'
import { ownCpu } from './parts/own-cpu.ts'
import { script } from './parts/script.ts'
import { sessionChecks } from './parts/session-checks.ts'
import { signIns } from './parts/sign-ins.ts'

/** Everything that gets measured, by the name that `--only` takes, in the order of the table. */
export const parts = {
  'sign-ins': signIns,
  'own-cpu': ownCpu,
  'session-checks': sessionChecks,
  script,
} as const satisfies Record<string, Part>

export type PartName = keyof typeof parts

export const partNames = Object.keys(parts).filter(isPartName)

/** Fetches a tool from the registry, so it runs only where it is asked for. */
export const ON_REQUEST: readonly PartName[] = []

export function isPartName(name: string): name is PartName {
  return Object.hasOwn(parts, name)
}
