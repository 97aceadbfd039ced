import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { arePackagesInstalled, INSTALL } from '../infra/stack/installed-packages.ts'
import { provideChromium } from './chromium.ts'
import { readPlaywrightReport, readReport, readVitestReport } from './reports.ts'
import { runCommand } from './run-command.ts'
import { inWords, ONE_FAILED, ONE_PASSED, suiteTally, sum, type Tally } from './tally.ts'

const reports = await mkdtemp(join(tmpdir(), 'reports-'))
const results: [name: string, tally: Tally][] = []

await check('lint', () => command('biome ci --colors=off . && knip'))
await check('types', () => command('next typegen && tsc --noEmit'))
await check('unit', () => suite('unit', 'vitest run'))
await check('stack', stack)
const built = await check('build', () => command('next build'))
await check('browser', () => (built.failed > 0 ? notBuilt() : browser()))

await rm(reports, { recursive: true })
const total = sum(results.map(([, tally]) => tally))
console.log('')
for (const [name, tally] of results) console.log(`${name.padEnd(8)} ${inWords(tally)}`)
console.log(`\n${inWords(total)}`)
process.exitCode = total.failed > 0 ? 1 : 0

/** Runs one check and notes how it came out. An error of its own is a failure too, so that the others still run. */
async function check(name: string, run: () => Promise<Tally>): Promise<Tally> {
  console.log(`\n=== ${name}`)
  const tally = await run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    return ONE_FAILED
  })
  results.push([name, tally])
  return tally
}

async function command(line: string): Promise<Tally> {
  return (await runCommand(line)) === 0 ? ONE_PASSED : ONE_FAILED
}

/** Runs a suite of Vitest, and counts its tests one by one. */
async function suite(name: string, line: string): Promise<Tally> {
  const file = join(reports, `${name}.json`)
  const exitCode = await runCommand(`${line} --reporter=default --reporter=json --outputFile.json="${file}"`)
  return suiteTally(await readReport(file, readVitestReport), exitCode)
}

/** The stack has packages of its own, which only a deployment and this check need. */
async function stack(): Promise<Tally> {
  if (!(await arePackagesInstalled()) && (await runCommand(INSTALL)) !== 0) {
    throw new Error(`The packages of the stack could not be installed: ${INSTALL}`)
  }
  const types = await command('npm --prefix infra/stack run types')
  return sum([types, await suite('stack', 'npm --prefix infra/stack test --')])
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
