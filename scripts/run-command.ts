import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

const TOOLS = join(import.meta.dirname, '..', 'node_modules', '.bin')

/** Notices that are not about the checks. */
const QUIET = { NEXT_TELEMETRY_DISABLED: '1', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' }

/** Where a command writes: to this terminal, or to an open file. */
export type Output = 'inherit' | number

/** Runs a command line with the repository's tools first on the path. Returns its exit code, 127 without one. */
export function runCommand(
  command: string,
  variables: Record<string, string> = {},
  output: Output = 'inherit',
): Promise<number> {
  const PATH = [TOOLS, searchPath()].join(delimiter)
  return new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      stdio: ['inherit', output, output],
      env: { ...process.env, ...QUIET, PATH, ...variables },
    })
    child.once('error', () => resolve(127))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

export function searchPath(): string {
  return process.env['PATH'] ?? ''
}
