import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { perTrigger } from '../per-trigger.ts'
import type { Trigger } from '../pool.ts'
import type { Bundles } from './bundle-triggers.ts'
import { FunctionWithRole } from './function-with-role.ts'
import type { Parameters } from './parameters.ts'
import type { Sender } from './sender.ts'
import type { StageSettings } from './stage.ts'
import { type Rights, rightsIn } from './trigger-rights.ts'

type Props = {
  readonly settings: StageSettings
  readonly signInMode: Parameters['signInMode']
  readonly bundles: Bundles
  readonly environment: Record<string, string>
  readonly environmentKey: IKey
  readonly tableArn: string
  readonly sender: Sender
}

/**
 * All triggers, one function each: docs/decisions/0016 says why.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */
export class TriggerFunctions extends Construct {
  readonly of: Record<Trigger, FunctionWithRole>

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id)
    const { bundles, tableArn, sender, signInMode, ...shared } = props
    const rights = rightsIn(signInMode)
    this.of = perTrigger(
      (trigger) =>
        new FunctionWithRole(this, trigger, {
          ...shared,
          description: `The ${trigger} trigger of the code sign-in`,
          bundleFolder: bundles[trigger],
          statements: statements(rights[trigger], tableArn, sender),
        }),
    )
  }
}

/** Rights on the pool are not among them: the pool needs its functions first. */
function statements({ table, mail }: Rights, tableArn: string, sender: Sender): PolicyStatement[] {
  const onTable = new PolicyStatement({ actions: [...table], resources: [tableArn] })
  return [...(table.length > 0 ? [onTable] : []), ...(mail ? [sender.statement()] : [])]
}
