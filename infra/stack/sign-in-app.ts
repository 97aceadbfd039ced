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
 * Synthesis needs no account and no region. The feature flags are those that CDK 2.276 recommends for new projects, fixed
 * because a later list would rename deployed resources.
 */
const OPTIONS: AppProps = { analyticsReporting: false, context: featureFlags }

export type SignInApp = {
  readonly app: App
  readonly signIn: SignInStack
  /** Only if the SES identity is created here. It is deployed first; the other follows once SES has verified it. */
  readonly sender: SenderStack | undefined
}

/** The stacks of one stage, checked by cdk-nag: a finding without a documented exception stops the synthesis. */
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
