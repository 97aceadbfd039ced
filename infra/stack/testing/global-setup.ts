import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { SignInMode } from '../../../lib/sign-in-mode.ts'
import { type Bundles, bundleTriggers } from '../bundle-triggers.ts'
import type { Stage } from '../stage.ts'
import { VARIANTS, type Variant } from './deployments.ts'
import { build } from './synthesise.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly bundles: Bundles
    /** The template file of each stage and mode, next to its bundles. */
    readonly templates: Record<Stage, Record<SignInMode, string>>
    /** The folder of the assembly of every deployment that was told more. */
    readonly extras: Record<Variant, string>
  }
}

/**
 * Bundles and synthesises once for all tests that run or read what is deployed: the first synthesis of a process costs as
 * much as dozens after it, because CDK loads all that it knows of CloudFormation to check the template.
 */
export default async function setup({ provide }: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'stack-'))
  const bundles = await bundleTriggers(join(folder, 'bundles'))
  const template = (stage: Stage, signInMode: SignInMode) => {
    const { app, signIn } = build({ stage, signInMode }, bundles, join(folder, `${stage}-${signInMode}`))
    return join(app.synth().directory, signIn.templateFile)
  }
  const assembly = (extra: Variant) =>
    build(VARIANTS[extra], bundles, join(folder, extra)).app.synth().directory
  const inBothModes = (stage: Stage) => ({
    code: template(stage, 'code'),
    'password-and-code': template(stage, 'password-and-code'),
  })
  provide('bundles', bundles)
  provide('templates', { dev: inBothModes('dev'), prod: inBothModes('prod') })
  provide('extras', {
    ownSenderInDev: assembly('ownSenderInDev'),
    ownSenderInProd: assembly('ownSenderInProd'),
    codeAtStart: assembly('codeAtStart'),
    lite: assembly('lite'),
    ownAddressAndAlarms: assembly('ownAddressAndAlarms'),
  })
  return () => rm(folder, { recursive: true })
}
