import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { perTrigger } from '../../per-trigger.ts'
import type { SignInApp } from '../sign-in-app.ts'
import { build } from './synthesise.ts'

/** The stacks of a deployment, with functions that hold nothing. */
export async function stacks(given: Record<string, string> = {}): Promise<SignInApp> {
  const folder = await mkdtemp(join(tmpdir(), 'stack-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const bundle = join(folder, 'bundle')
  await mkdir(bundle)
  await writeFile(join(bundle, 'index.mjs'), 'export const handler = () => {}')
  const bundles = perTrigger(() => bundle)
  return build(given, bundles, join(folder, 'cdk.out'))
}
