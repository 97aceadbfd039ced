import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'
import { chosenChromium, searchPath } from './environment.ts'
import { runCommand } from './run-command.ts'

/** The shell first: a browser without windows, as Playwright's own is, with which the tests take two thirds of the time. */
const SYSTEM_NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]

/** What a machine has to offer. */
export type Browsers = {
  /** What CHROMIUM_PATH says, and whether it is there. */
  readonly chosen: string | undefined
  /** Where Playwright keeps its own. */
  readonly ownPath: string
  readonly path: readonly string[]
  readonly exists: (file: string) => boolean
}

/** A browser for the tests: a program, or Playwright's own. */
export type Found = { readonly kind: 'program'; readonly path: string } | { readonly kind: 'own' }

/**
 * Picks the browser: the one in CHROMIUM_PATH, then Playwright's own, then the system's. Undefined when there is none.
 * Throws when CHROMIUM_PATH names no file.
 */
export function pickChromium({ chosen, ownPath, path, exists }: Browsers): Found | undefined {
  if (chosen !== undefined) {
    if (!exists(chosen)) throw new Error(`CHROMIUM_PATH names no file: ${chosen}`)
    return { kind: 'program', path: chosen }
  }
  if (exists(ownPath)) return { kind: 'own' }
  const candidates = SYSTEM_NAMES.flatMap((name) => path.map((folder) => join(folder, name)))
  const program = candidates.find(exists)
  return program === undefined ? undefined : { kind: 'program', path: program }
}

/**
 * Finds a browser or installs one: Playwright's own, else, as root on Debian, the system's package. Returns what
 * CHROMIUM_PATH must be, undefined for Playwright's own. Throws one sentence when there is no way.
 */
export async function provideChromium(): Promise<string | undefined> {
  const found = look() ?? (await install('playwright install chromium')) ?? (await installPackage())
  if (found === undefined) {
    throw new Error('No browser: install Chromium, or set CHROMIUM_PATH to one.')
  }
  return found.kind === 'program' ? found.path : undefined
}

function look(): Found | undefined {
  return pickChromium({
    chosen: chosenChromium(),
    ownPath: chromium.executablePath(),
    path: searchPath().split(delimiter),
    exists: existsSync,
  })
}

async function install(command: string): Promise<Found | undefined> {
  await runCommand(command)
  return look()
}

async function installPackage(): Promise<Found | undefined> {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return undefined
  return install(
    'apt-get update && (apt-get install -y chromium-headless-shell || apt-get install -y chromium)',
  )
}
