import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { SignInMode } from '../../../lib/sign-in-mode.ts'
import { type Bundles, bundleTriggers } from '../bundle-triggers.ts'
import { build } from './synthesise.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly bundles: Bundles
    /** The file of a template that people sign in to, in each mode, its bundles beside it. */
    readonly templates: Record<SignInMode, string>
  }
}

/** Bundles and synthesises once for all tests that run what is deployed. */
export default async function setup({ provide }: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'stack-'))
  const bundles = await bundleTriggers(join(folder, 'bundles'))
  const template = (signInMode: SignInMode) => {
    const { app, signIn } = build({ stage: 'prod', signInMode }, bundles, join(folder, signInMode))
    return join(app.synth().directory, signIn.templateFile)
  }
  provide('bundles', bundles)
  provide('templates', { code: template('code'), 'password-and-code': template('password-and-code') })
  return () => rm(folder, { recursive: true })
}
