import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { perTrigger } from '../per-trigger.ts'
import type { Trigger } from '../pool.ts'
import type { Bundles } from './bundle-triggers.ts'
import type { Sender } from './sender.ts'
import type { StageSettings } from './stage.ts'
import { TriggerFunction } from './trigger-function.ts'
import { type Rights, rights } from './trigger-rights.ts'

type Props = {
  readonly settings: StageSettings
  readonly bundles: Bundles
  readonly environment: Record<string, string>
  readonly environmentKey: IKey
  readonly tableArn: string
  readonly sender: Sender
}

/** All triggers, one function each: docs/decisions/0016 says why. */
export class TriggerFunctions extends Construct {
  readonly of: Record<Trigger, TriggerFunction>

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id)
    const { bundles, tableArn, sender, ...shared } = props
    this.of = perTrigger(
      (trigger) =>
        new TriggerFunction(this, trigger, {
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
