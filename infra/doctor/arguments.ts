import { parseArgs } from 'node:util'
import { ok, type Result, refused } from '#lib/result.ts'
import { READ_ACTIONS } from './aws-call.ts'

export type DoctorArguments = {
  readonly isHelp: boolean
  readonly isJson: boolean
  readonly isLocal: boolean
  readonly fromFile: string | undefined
  readonly tableName: string | undefined
}

/** Parses the options. The error is one sentence. */
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
    if (isLocal && fromFile !== undefined) return refused('Use either --local or --from, not both.')
    return ok({ isHelp, isJson, isLocal, fromFile, tableName })
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error))
  }
}

const ACTIONS = Object.entries(READ_ACTIONS)
  .map(([action, resource]) => `  ${action.padEnd(42)}on ${resource}`)
  .join('\n')

export const HELP = `npm run doctor -- [--local] [--from FILE] [--table NAME] [--json]

Checks everything that a sign-in needs, and says how to fix what is wrong: Node.js, the site's variables, Cognito, the
pool and its client against infra/pool.ts, the triggers and their permissions, SES, the table, the client secret and the
clock. It only reads: it changes nothing, sends no email and prints no secret. It does not check the roles of the
triggers: npm run diff shows differences from the stack, and the triggers' logs name denied calls.

It checks the variables that the site would have here: those of the shell, .env.local and .env, as Next.js reads them. If
they name no pool and \`npm run dev\` is running, it checks that.

  --local          Checks the running \`npm run dev\` (the one with the same STATE_FOLDER), whatever is set here.
  --from FILE      Checks the variables of a file, such as one that npm run infra:env wrote.
  --table NAME     The triggers' table (output TableName of the stack), if you may not read the triggers' variables.
  --json           Prints the report as JSON.
  --help           Prints this help.

Exit code: 0 if all is ok or there are only warnings; 1 if a check fails or is skipped; 2 for invalid options.

On AWS it uses your credentials (AWS_ACCESS_KEY_ID, AWS_PROFILE, or others that the AWS SDK finds) in the region of the
pool. They need these permissions only:

${ACTIONS}
  ${'kms:Decrypt'.padEnd(42)}on the key of the triggers' variables; without it, these are not checked
`
