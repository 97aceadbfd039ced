import { App, type AppProps, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import type { Bundles } from './bundle-triggers.ts'
import featureFlags from './feature-flags.json' with { type: 'json' }
import type { Parameters } from './parameters.ts'
import { SenderStack } from './sender-stack.ts'
import { SignInStack } from './sign-in-stack.ts'
import { stackNames } from './stack-names.ts'
import { stages } from './stage.ts'

/**
 * A synthesis needs no account and no region; who deploys brings both. The feature flags are those that CDK recommends to a
 * new project of its 2.276, written down because a later list would rename what is deployed.
 */
const OPTIONS: AppProps = { analyticsReporting: false, context: featureFlags }

export type SignInApp = {
  readonly app: App
  readonly signIn: SignInStack
  /** Only where the SES identity is made here: it is deployed first, and the other when SES has verified it. */
  readonly sender: SenderStack | undefined
}

/** The stacks of one stage, checked by cdk-nag: a finding that nobody gave a reason for stops the synthesis. */
export function signInApp(parameters: Parameters, bundles: Bundles, outputFolder?: string): SignInApp {
  const app = new App({ ...OPTIONS, ...(outputFolder === undefined ? {} : { outdir: outputFolder }) })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  const names = stackNames(parameters.stage)
  const props = { parameters, terminationProtection: stages[parameters.stage].isProtected }
  const sender = parameters.createIdentity ? new SenderStack(app, names.sender, props) : undefined
  const signIn = new SignInStack(app, names.signIn, { ...props, bundles })
  if (sender !== undefined) signIn.addStackDependency(sender, 'Cognito takes a verified sender only')
  return { app, signIn, sender }
}
