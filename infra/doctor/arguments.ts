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

const ACTIONS = Object.entries(READ_ACTIONS)
  .map(([action, resource]) => `  ${action.padEnd(42)}on ${resource}`)
  .join('\n')

/** What `--help` prints. */
export const HELP = `npm run doctor -- [--local] [--from FILE] [--table NAME] [--json]

Checks what a sign-in rests on, and says how to mend what is not right: Node.js, the site's variables, Cognito, the
pool and its client against infra/pool.ts, the triggers and who may invoke them, SES, the table, the client secret and
the clock. It reads, and changes nothing; it sends no mail, and shows no secret. It does not look at what the triggers' own
roles allow them: npm run diff shows what differs from the stack, and their logs name what was denied.

It looks at what the site would run with here: the variables of the shell, .env.local and .env, as Next.js reads them.
When these name no pool and \`npm run dev\` is running, it looks at that.

  --local          Looks at what \`npm run dev\` is running (STATE_FOLDER, if it has one of its own), whatever is set here.
  --from FILE      Looks at the variables of a file, such as one that npm run infra:env wrote.
  --table NAME     The triggers' table (TableName of the stack), for whoever may not see the triggers' variables.
  --json           Prints one JSON document for programs.
  --help           Shows this.

Exit code: 0 when all is ok, warnings included; 1 when something is wrong or could not be looked at; 2 for wrong options.

On AWS it uses your own credentials, in the pool's region: AWS_PROFILE, AWS_ACCESS_KEY_ID and whatever else the AWS SDK
finds. They need these rights, and no more:

${ACTIONS}
  ${'kms:Decrypt'.padEnd(42)}on the key of the triggers' variables; without it these go unchecked
`
