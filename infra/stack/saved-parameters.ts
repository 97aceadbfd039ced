import { z } from 'zod'
import type { Parameters } from './parameters.ts'

/** The output that holds the parameters of the last deployment. */
export const SAVED_PARAMETERS = 'DeployedWith'

const SavedParametersSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))

/**
 * All parameters in one output, so that the next deployment needs only the changes. Otherwise a forgotten origin or sender
 * would return to its default in the emails of all visitors.
 */
export function saveParameters(parameters: Parameters): string {
  return JSON.stringify(parameters)
}

/** The parameters in that output, as strings. Throws if it is malformed. */
export function readSavedParameters(output: string): Record<string, string> {
  const values = SavedParametersSchema.parse(JSON.parse(output))
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}
