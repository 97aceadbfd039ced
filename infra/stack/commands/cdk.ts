import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Parameters } from '../parameters.ts'
import { childEnvironment } from './environment.ts'

export const STACK_FOLDER = join(import.meta.dirname, '..')

/** The CDK CLI in the stack's packages. */
export const CDK_PROGRAM = join(STACK_FOLDER, 'node_modules/aws-cdk/bin/cdk')

/** Runs `cdk` in this terminal. Resolves to its exit code. */
export type Cdk = (given: readonly string[]) => Promise<number>

/** The CDK CLI in one region, with the credentials of the environment, as for the SDK. */
export function cdkIn(region: string, program = CDK_PROGRAM, variables: Record<string, string> = {}): Cdk {
  return (given) =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [program, ...given], {
        cwd: STACK_FOLDER,
        stdio: 'inherit',
        env: childEnvironment({ AWS_REGION: region, ...variables }),
      })
      child.once('error', reject)
      child.once('exit', (code) => resolve(code ?? 1))
    })
}

/** The parameters as `main.ts` reads them. */
export function context(parameters: Parameters): string[] {
  return Object.entries(parameters)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
