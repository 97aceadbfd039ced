import { quietAwsSdk, ROOT_FOLDER } from '#infra/local/environment.ts'
import { systemClock } from '#lib/clock.ts'
import { type DoctorArguments, parseArguments } from './arguments.ts'
import { shellVariables, wantsColour } from './environment.ts'
import { examine, isHealthy } from './examine.ts'
import { HELP } from './help.ts'
import { lookAt } from './look.ts'
import { asJson, lineFor, summaryOf } from './report.ts'
import { type Source, sourceFor } from './source.ts'

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
  const look = lookAt({ variables, tableName, nodeVersion, clock: systemClock })
  try {
    if (!isJson) console.log(`Looking at ${says}\n`)
    const all = await examine(look, (examined) => {
      if (!isJson) console.log(lineFor(examined, options))
    })
    console.log(isJson ? asJson(says, all) : `\n${summaryOf(all, options)}`)
    return isHealthy(all) ? 0 : 1
  } finally {
    look.close()
  }
}
