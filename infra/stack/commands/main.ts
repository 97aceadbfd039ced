import { execFileSync } from 'node:child_process'
import { arePackagesInstalled, INSTALL } from '../installed-packages.ts'
import { commands } from './all-commands.ts'
import { STACK_FOLDER } from './cdk.ts'
import { settleEnvironment } from './environment.ts'
import { interruption } from './interruption.ts'
import { helpFor, parseOptions } from './options.ts'
import { trouble, usageTrouble, whatIsWrong } from './trouble.ts'

/** What `npm run deploy`, `diff`, `destroy`, `infra:env` and `conformance` run: the command's name, and then what a person typed. */
const [, , name = '', ...typed] = process.argv
try {
  process.exitCode = await main()
} catch (error) {
  const { said, exitCode } = whatIsWrong(error)
  console.error(said)
  process.exitCode = exitCode
}

async function main(): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined)
    throw usageTrouble(`There is ${Object.keys(commands).join(', ')}; not "${name}".`)
  const given = parseOptions(command, typed)
  if (given === undefined) {
    console.log(helpFor(command))
    return 0
  }
  if (command.loadLocally !== undefined && given.texts['stage'] === undefined) {
    return (await command.loadLocally())(console.log, interruption())
  }
  if (!(await arePackagesInstalled())) install()
  settleEnvironment(given.texts)
  const run = await command.load()
  const { operatorHere } = await import('./operator.ts')
  return run(given, await operatorHere())
}

/** Whoever asks for a deployment wants this first; it touches nothing but a folder that git ignores. */
function install(): void {
  console.log(`The stack's packages are missing or out of date: ${INSTALL}\n`)
  try {
    execFileSync('npm', ['ci'], { cwd: STACK_FOLDER, stdio: 'inherit', shell: process.platform === 'win32' })
  } catch {
    throw trouble(`They could not be installed. Try it by hand: ${INSTALL}`)
  }
}
