import type { Bundles } from '../bundle-triggers.ts'
import { parseParameters } from '../parameters.ts'
import { type SignInApp, signInApp } from '../sign-in-app.ts'

export const SENDER = 'no-reply@example.com'

/** The stacks of a deployment; what is not given is as in a small one. */
export function build(given: Record<string, string>, bundles: Bundles, outputFolder: string): SignInApp {
  const parameters = { stage: 'dev', sender: SENDER, appOrigin: 'https://www.example.com', ...given }
  return signInApp(parseParameters(parameters), bundles, outputFolder)
}
