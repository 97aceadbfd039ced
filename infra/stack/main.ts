import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { bundleTriggers } from './bundle-triggers.ts'
import { PARAMETER_NAMES, parseParameters } from './parameters.ts'
import { signInApp } from './sign-in-app.ts'

/** What `cdk` runs; it passes on the context that its command line was given. */
try {
  const parameters = parseParameters(givenContext())
  const folder = await mkdtemp(join(tmpdir(), 'triggers-'))
  const bundles = await bundleTriggers(folder)
  signInApp(parameters, bundles).app.synth()
  await rm(folder, { recursive: true })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

function givenContext(): Record<string, unknown> {
  const { node } = new App({ autoSynth: false })
  return Object.fromEntries(PARAMETER_NAMES.map((name) => [name, node.tryGetContext(name)]))
}
