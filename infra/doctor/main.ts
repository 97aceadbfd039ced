import { quietAwsSdk, ROOT_FOLDER } from '#infra/local/local-env.ts'
import { systemClock } from '#lib/clock.ts'
import { type DoctorArguments, HELP, parseArguments } from './arguments.ts'
import { createContext } from './context.ts'
import { type Source, shellVariables, sourceFor, wantsColour } from './environment.ts'
import { asJson, lineFor, summaryOf } from './report.ts'
import { isHealthy, runChecks } from './run-checks.ts'

// The reader may close the pipe early, as `| head` does.
process.stdout.on('error', () => process.exit())
process.exitCode = await main(process.argv.slice(2))

/** Checks one environment and prints the report. Returns the exit code. */
async function main(given: readonly string[]): Promise<number> {
  const parsed = parseArguments(given)
  if (!parsed.ok) {
    console.error(`${parsed.error}\nSee npm run doctor -- --help.`)
    return 2
  }
  if (parsed.value.isHelp) {
    console.log(HELP)
    return 0
  }
  quietAwsSdk()
  const source = await sourceFor(parsed.value, shellVariables(ROOT_FOLDER))
  if (source.ok) return report(parsed.value, source.value)
  console.error(source.error)
  return 1
}

async function report(
  { isJson, tableName }: DoctorArguments,
  { variables, description }: Source,
): Promise<number> {
  const options = { isColoured: wantsColour(process.stdout) }
  const nodeVersion = process.versions.node
  const context = createContext({ variables, tableName, nodeVersion, clock: systemClock })
  try {
    if (!isJson) console.log(`Checking ${description}\n`)
    const results = await runChecks(context, (result) => {
      if (!isJson) console.log(lineFor(result, options))
    })
    console.log(isJson ? asJson(description, results) : `\n${summaryOf(results, options)}`)
    return isHealthy(results) ? 0 : 1
  } finally {
    context.close()
  }
}
