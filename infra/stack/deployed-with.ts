import { z } from 'zod'
import type { Parameters } from './parameters.ts'

/** The output that says what a stage was last given. */
export const DEPLOYED_WITH = 'DeployedWith'

const DeployedWithSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))

/**
 * All parameters in one output, so that the next deployment need not be told again what has not changed: an origin or a
 * sender that somebody forgot to repeat would go back to its default in everybody's mails.
 */
export function deployedWith(parameters: Parameters): string {
  return JSON.stringify(parameters)
}

/** The parameters in such an output, spelt as on a command line. Throws when it is none. */
export function readDeployedWith(output: string): Record<string, string> {
  const values = DeployedWithSchema.parse(JSON.parse(output))
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}
