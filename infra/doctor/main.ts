import { quietAwsSdk, ROOT_FOLDER } from '#infra/local/environment.ts'
import { systemClock } from '#lib/clock.ts'
import { type DoctorArguments, HELP, parseArguments } from './arguments.ts'
import { createContext } from './context.ts'
import { type Source, shellVariables, sourceFor, wantsColour } from './environment.ts'
import { asJson, lineFor, summaryOf } from './report.ts'
import { isHealthy, runChecks } from './run-checks.ts'

// Whoever reads no further, as `| head` does, has seen enough.
process.stdout.on('error', () => process.exit())
process.exitCode = await main(process.argv.slice(2))

/** Looks at one environment and reports. Returns the exit code. */
async function main(given: readonly string[]): Promise<number> {
  const asked = parseArguments(given)
  if (!asked.ok) {
    console.error(`${asked.error}\nnpm run doctor -- --help tells the options.`)
    return 2
  }
  if (asked.value.isHelp) {
    console.log(HELP)
    return 0
  }
  quietAwsSdk()
  const source = await sourceFor(asked.value, shellVariables(ROOT_FOLDER))
  if (source.ok) return report(asked.value, source.value)
  console.error(source.error)
  return 1
}

async function report({ isJson, tableName }: DoctorArguments, { variables, says }: Source): Promise<number> {
  const options = { isColoured: wantsColour(process.stdout) }
  const nodeVersion = process.versions.node
  const context = createContext({ variables, tableName, nodeVersion, clock: systemClock })
  try {
    if (!isJson) console.log(`Looking at ${says}\n`)
    const all = await runChecks(context, (examined) => {
      if (!isJson) console.log(lineFor(examined, options))
    })
    console.log(isJson ? asJson(says, all) : `\n${summaryOf(all, options)}`)
    return isHealthy(all) ? 0 : 1
  } finally {
    context.close()
  }
}
