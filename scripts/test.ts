import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { arePackagesInstalled, INSTALL } from '../infra/stack/installed-packages.ts'
import { provideChromium } from './chromium.ts'
import { type Output, runCommand } from './run-command.ts'
import {
  inWords,
  ONE_FAILED,
  ONE_PASSED,
  readPlaywrightReport,
  readReport,
  readVitestReport,
  suiteTally,
  sum,
  type Tally,
  total,
} from './tally.ts'

/** Runs a check, writes to the given output, and resolves to its result. */
type Run = (output: Output) => Promise<Tally>

const reports = await mkdtemp(join(tmpdir(), 'reports-'))
const results = new Map<string, Tally>()

// The stack's own packages come first: what knip reports depends on them.
const isStackInstalled = (await arePackagesInstalled()) || (await runCommand(INSTALL)) === 0

// Two lanes at a time, which keep two cores busy. The browser tests run alone: some of them measure time.
const stackLane = checkQuietly('stack', stack)
await checkQuietly('lint', (output) => command('biome ci --colors=off . && knip', output))
await checkQuietly('types', (output) => command('next typegen && tsc --noEmit', output))
const built = await checkQuietly('build', (output) => command('next build', output))
await checkQuietly('unit', (output) => suite('unit', 'vitest run', output))
await stackLane
await check('browser', () => (built.failed > 0 ? notBuilt() : browser()))

await rm(reports, { recursive: true })
const all = total([...results.values()])
console.log('')
for (const [name, tally] of results) console.log(`${name.padEnd(8)} ${inWords(tally)}`)
for (const remark of all.remarks) console.log(`  ${remark}`)
console.log(`\n${inWords(all)}`)
process.exitCode = all.failed > 0 ? 1 : 0

/** Runs one check in this terminal. */
async function check(name: string, run: Run): Promise<Tally> {
  console.log(`\n=== ${name}`)
  return record(name, run, 'inherit')
}

/** Runs one check while another one runs, too: what it writes is printed in one piece when it ends. */
async function checkQuietly(name: string, run: Run): Promise<Tally> {
  const log = await open(join(reports, `${name}.log`), 'w+')
  const tally = await record(name, run, log.fd)
  await log.close()
  console.log(`\n=== ${name}\n${await readFile(join(reports, `${name}.log`), 'utf8')}`)
  return tally
}

/** An error of a check's own is a failure, too, so that the others still run. */
async function record(name: string, run: Run, output: Output): Promise<Tally> {
  const tally = await run(output).catch((error: unknown) => {
    console.error(`${name}:`, error instanceof Error ? error.message : error)
    return ONE_FAILED
  })
  results.set(name, tally)
  return tally
}

async function command(line: string, output: Output): Promise<Tally> {
  return (await runCommand(line, {}, output)) === 0 ? ONE_PASSED : ONE_FAILED
}

/** Runs a suite of Vitest, and counts its tests one by one. */
async function suite(name: string, line: string, output: Output): Promise<Tally> {
  const file = join(reports, `${name}.json`)
  const reporters = `--reporter=default --reporter=json --outputFile.json="${file}"`
  const exitCode = await runCommand(`${line} ${reporters}`, {}, output)
  return suiteTally(await readReport(file, readVitestReport), exitCode)
}

async function stack(output: Output): Promise<Tally> {
  if (!isStackInstalled) throw new Error(`The packages of the stack could not be installed: ${INSTALL}`)
  const types = await command('npm --prefix infra/stack run types', output)
  return sum([types, await suite('stack', 'npm --prefix infra/stack test --', output)])
}

async function browser(): Promise<Tally> {
  const path = await provideChromium()
  const file = join(reports, 'browser.json')
  const exitCode = await runCommand('playwright test --reporter=list,json', {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    ...(path === undefined ? {} : { CHROMIUM_PATH: path }),
  })
  return suiteTally(await readReport(file, readPlaywrightReport), exitCode)
}

async function notBuilt(): Promise<Tally> {
  console.error('The browser tests run the built site, and there is none.')
  return ONE_FAILED
}
