import { execFileSync } from 'node:child_process'
import { arePackagesInstalled, INSTALL } from '../installed-packages.ts'
import { commands } from './all-commands.ts'
import { STACK_FOLDER } from './cdk.ts'
import { cliError, describeError, usageError } from './cli-error.ts'
import { helpFor, parseOptions } from './command.ts'
import { settleEnvironment } from './environment.ts'
import { interruption } from './terminal.ts'

/** Runs `npm run deploy` and its siblings in `all-commands.ts`: the command's name, then its words and options. */
const [, , name = '', ...typed] = process.argv
try {
  process.exitCode = await main()
} catch (error) {
  const { output, exitCode } = describeError(error)
  console.error(output)
  process.exitCode = exitCode
}

async function main(): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined)
    throw usageError(`Unknown command "${name}". The commands are ${Object.keys(commands).join(', ')}.`)
  const given = parseOptions(command, typed)
  if (given === undefined) {
    console.log(helpFor(command))
    return 0
  }
  if (command.loadLocally !== undefined && given.texts['stage'] === undefined) {
    return (await command.loadLocally())(console.log, given, interruption)
  }
  if (!(await arePackagesInstalled())) install()
  settleEnvironment(given.texts)
  const run = await command.load()
  const { operatorHere } = await import('./operator.ts')
  return run(given, await operatorHere())
}

/** It changes nothing but a folder that git ignores. */
function install(): void {
  console.log(`Installing the stack's packages, which are missing or out of date: ${INSTALL}\n`)
  try {
    execFileSync('npm', ['ci'], { cwd: STACK_FOLDER, stdio: 'inherit', shell: process.platform === 'win32' })
  } catch {
    throw cliError(`The packages could not be installed. Try it yourself: ${INSTALL}`)
  }
}
