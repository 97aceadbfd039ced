import { parseArgs } from 'node:util'
import { ok, type Result, refused } from '#lib/result.ts'

export type DoctorArguments = {
  readonly isHelp: boolean
  readonly isJson: boolean
  readonly isLocal: boolean
  readonly fromFile: string | undefined
  readonly tableName: string | undefined
}

/** Reads the options; a sentence about what is wrong with them instead. */
export function parseArguments(given: readonly string[]): Result<DoctorArguments, string> {
  try {
    const { values } = parseArgs({
      args: given.filter((argument) => argument !== '--'),
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        json: { type: 'boolean', default: false },
        local: { type: 'boolean', default: false },
        from: { type: 'string' },
        table: { type: 'string' },
      },
    })
    const { help: isHelp, json: isJson, local: isLocal, from: fromFile, table: tableName } = values
    if (isLocal && fromFile !== undefined) return refused('Either --local or --from, not both.')
    return ok({ isHelp, isJson, isLocal, fromFile, tableName })
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error))
  }
}
