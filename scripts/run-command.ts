import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { checkEnvironment, searchPath } from './environment.ts'

const TOOLS = join(import.meta.dirname, '..', 'node_modules', '.bin')

/** Runs a command line in this terminal, our own tools first on the path. Returns its exit code, 127 without one. */
export function runCommand(command: string, variables: Record<string, string> = {}): Promise<number> {
  const PATH = [TOOLS, searchPath()].join(delimiter)
  return new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      stdio: 'inherit',
      env: checkEnvironment({ PATH, ...variables }),
    })
    child.once('error', () => resolve(127))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
