import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { bundleTriggers } from './bundle-triggers.ts'
import { PARAMETER_NAMES, parseParameters } from './parameters.ts'
import { signInApp } from './sign-in-app.ts'

/** The CDK app; its parameters are the context of the command line. */
const folder = await mkdtemp(join(tmpdir(), 'triggers-'))
try {
  const parameters = parseParameters(givenContext())
  signInApp(parameters, await bundleTriggers(folder)).app.synth()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await rm(folder, { recursive: true })
}

function givenContext(): Record<string, unknown> {
  const { node } = new App({ autoSynth: false })
  return Object.fromEntries(PARAMETER_NAMES.map((name) => [name, node.tryGetContext(name)]))
}
