import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type LaunchOptions } from 'playwright'
import { runCommand, searchPath } from './run-command.ts'

/** The headless shell first, which Playwright's own is, too: with it the tests take two thirds of the time. */
const SYSTEM_NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]

/** What this machine has. */
export type Browsers = {
  /** The value of CHROMIUM_PATH. */
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
  const found = find() ?? (await install('playwright install chromium')) ?? (await installPackage())
  if (found === undefined) {
    throw new Error('No browser: install Chromium, or set CHROMIUM_PATH to one.')
  }
  return found.kind === 'program' ? found.path : undefined
}

/** How Playwright launches the Chromium that CHROMIUM_PATH names, or its own. */
export function launchOptions(): LaunchOptions {
  const executablePath = chosenChromium()
  return {
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    ...(executablePath === undefined ? {} : { executablePath }),
  }
}

function find(): Found | undefined {
  return pickChromium({
    chosen: chosenChromium(),
    ownPath: chromium.executablePath(),
    path: searchPath().split(delimiter),
    exists: existsSync,
  })
}

function chosenChromium(): string | undefined {
  return process.env['CHROMIUM_PATH'] || undefined
}

async function install(command: string): Promise<Found | undefined> {
  await runCommand(command)
  return find()
}

async function installPackage(): Promise<Found | undefined> {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return undefined
  return install(
    'apt-get update && (apt-get install -y chromium-headless-shell || apt-get install -y chromium)',
  )
}
