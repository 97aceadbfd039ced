import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

const QUIET = { NEXT_TELEMETRY_DISABLED: '1', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' }

/** Runs a program to its end and returns what it wrote. Rejects when it fails. */
export async function outputOf(
  program: string,
  args: readonly string[],
  { cwd = '.', variables = {} }: { cwd?: string; variables?: Record<string, string> } = {},
): Promise<string> {
  const env = { ...process.env, ...QUIET, ...variables }
  const { stdout } = await run(program, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 })
  return stdout
}
