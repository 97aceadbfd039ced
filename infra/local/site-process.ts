import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'
import { childEnvironment } from './environment.ts'
import { resolveCommand } from './site-process-command.ts'

/** How long a process gets to end by itself after the first signal. */
const GRACE_MILLISECONDS = 5_000

export type SiteProcess = {
  /** The exit code; 0 when it ended because it was asked to, 127 when it could not be started. */
  readonly ended: Promise<number>
  /** Passes a signal on. From then on, any end is a good one. */
  stop(signal: NodeJS.Signals): void
}

/** Runs the site's command in this terminal, with these variables on top of the shell's. */
export async function startSiteProcess(
  command: readonly [string, ...string[]],
  variables: Record<string, string>,
): Promise<SiteProcess> {
  const [program, ...args] = await resolveCommand(command)
  const child = spawn(program, args, { stdio: 'inherit', env: childEnvironment(variables) })
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
  return { ended, stop }
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
