import { provideChromium } from './chromium.ts'
import { runCommand } from './run-command.ts'

/** Runs the command line that follows with a browser found or installed for it: `tsx .ci/with-chromium.ts npm run e2e`. */
const path = await provideChromium()
const variables = path === undefined ? {} : { CHROMIUM_PATH: path }
process.exitCode = await runCommand(process.argv.slice(2).join(' '), variables)
