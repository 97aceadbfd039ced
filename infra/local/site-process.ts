import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { constants } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { childEnvironment, nextVariables, ROOT_FOLDER } from './local-env.ts'
import { passOnNextOutput } from './next-output.ts'

/** How long a process gets to end by itself after the first signal. */
const GRACE_MILLISECONDS = 5_000

export type SiteProcess = {
  /** The exit code; 0 when it ended because it was asked to, 127 when it could not be started. */
  readonly ended: Promise<number>
  /** Shows what Next prints, from its first line; until then it is held back. */
  showOutput(): void
  /** Passes a signal on. From then on, any end is a good one. */
  stop(signal: NodeJS.Signals): void
}

/** Runs the site's command in this terminal, with these variables on top of the shell's. */
export async function startSiteProcess(
  command: readonly [string, ...string[]],
  variables: Record<string, string>,
): Promise<SiteProcess> {
  const [program, ...args] = await resolveCommand(command)
  const isNext = command[0] === 'next'
  const child = spawn(program, args, {
    stdio: ['inherit', isNext ? 'pipe' : 'inherit', 'inherit'],
    env: childEnvironment({ ...variables, ...(isNext ? nextVariables() : {}) }),
  })
  let isAsked = false
  const ended = new Promise<number>((resolve) => {
    child.once('error', (error) => {
      console.error(`${command[0]} cannot be started: ${error.message}`)
      resolve(127)
    })
    child.once('exit', (code, signal) => resolve(isAsked ? 0 : exitCode(code, signal)))
  })
  const stop = (signal: NodeJS.Signals) => {
    isAsked = true
    stopChild(child, signal)
  }
  const showOutput = () => {
    if (child.stdout !== null) passOnNextOutput(child.stdout, process.stdout).catch(console.error)
  }
  return { ended, showOutput, stop }
}

/**
 * A terminal sends Ctrl-C to all its processes, `kill` to one only: the child may get the signal twice, which ends it
 * once, or not at all without this.
 */
function stopChild(child: ChildProcess, signal: NodeJS.Signals): void {
  child.kill(signal)
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MILLISECONDS)
  timer.unref()
  child.once('exit', () => clearTimeout(timer))
}

/** As a shell counts: 128 and the signal's number. */
function exitCode(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal])
}

const PackageSchema = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) })

type Command = readonly [string, ...string[]]

/**
 * The command as it is spawned. One of an installed package is run by this Node itself: without a shell or a `.cmd`
 * file in between, signals reach it on every system. Any other is looked up by the system.
 */
export async function resolveCommand([name, ...args]: Command, root = ROOT_FOLDER): Promise<Command> {
  const script = /^[a-z0-9-]+$/.test(name)
    ? await scriptOf(name, join(root, 'node_modules', name))
    : undefined
  return script === undefined ? [name, ...args] : [process.execPath, script, ...args]
}

async function scriptOf(name: string, folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined)
  const parsed = PackageSchema.safeParse(text === undefined ? undefined : JSON.parse(text))
  if (!parsed.success) return undefined
  const { bin } = parsed.data
  const script = typeof bin === 'string' ? bin : bin[name]
  return script === undefined ? undefined : join(folder, script)
}
