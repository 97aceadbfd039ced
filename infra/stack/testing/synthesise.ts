import type { Bundles } from '../bundle-triggers.ts'
import { parseParameters } from '../parameters.ts'
import { type SignInApp, signInApp } from '../sign-in-app.ts'
import { SMALL_DEPLOYMENT } from './deployments.ts'

/** The stacks of a deployment; what is not given is as in a small one. */
export function build(given: Record<string, string>, bundles: Bundles, outputFolder: string): SignInApp {
  return signInApp(parseParameters({ ...SMALL_DEPLOYMENT, ...given }), bundles, outputFolder)
}
