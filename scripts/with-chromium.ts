import { provideChromium } from './chromium.ts'
import { runCommand } from './run-command.ts'

/** Runs the command that follows with a browser found or installed for it: `tsx scripts/with-chromium.ts playwright test`. */
const path = await provideChromium()
const variables = path === undefined ? {} : { CHROMIUM_PATH: path }
process.exitCode = await runCommand(process.argv.slice(2).map(quoted).join(' '), variables)

/** A title of a test has blanks and brackets in it, which a shell would take for its own. */
function quoted(argument: string): string {
  return /^[\w./:=@,-]+$/.test(argument) ? argument : `"${argument.replace(/["$`\\]/g, '\\$&')}"`
}
