import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { Alarms } from './alarms.ts'
import type { Bundles } from './bundle-triggers.ts'
import { CodeSecret } from './code-secret.ts'
import { FunnelDashboard } from './funnel-dashboard.ts'
import { funnelOf } from './metrics.ts'
import { except, poolExceptions, secretExceptions, verifiedRecipientsException } from './nag-exceptions.ts'
import type { Parameters } from './parameters.ts'
import { PeopleFunction } from './people-function.ts'
import { SAVED_PARAMETERS, saveParameters } from './saved-parameters.ts'
import { senderIn } from './sender.ts'
import { stages } from './stage.ts'
import { triggerEnvironment } from './trigger-environment.ts'
import { TriggerFunctions } from './trigger-functions.ts'
import { TriggersTable } from './triggers-table.ts'
import { UserPool } from './user-pool.ts'

type Props = StackProps & { readonly parameters: Parameters; readonly bundles: Bundles }

/** Everything that a sign-in needs: the pool, its triggers, their table and key, what operators ask, alarms and a dashboard. */
export class SignInStack extends Stack {
  constructor(scope: Construct, id: string, { parameters, bundles, ...props }: Props) {
    super(scope, id, props)
    const settings = stages[parameters.stage]
    const { signInMode, plan } = parameters
    const sender = senderIn(this, parameters)
    const table = new TriggersTable(this, 'Table', settings)
    const secret = new CodeSecret(this, 'CodeSecret', settings)
    const triggers = new TriggerFunctions(this, 'Triggers', {
      ...{ settings, signInMode, bundles },
      environment: triggerEnvironment({
        ...parameters,
        tableName: table.tableName,
        codeSecret: secret.reference,
        mailFrom: sender.displayed,
      }),
      environmentKey: secret.environmentKey,
      tableArn: table.tableArn,
      sender,
    })
    const people = new PeopleFunction(this, 'People', {
      settings,
      bundleFolder: bundles.people,
      environment: { CODE_SECRET: secret.reference, TABLE_NAME: table.tableName },
      environmentKey: secret.environmentKey,
      tableArn: table.tableArn,
    })
    const pool = new UserPool(this, 'UserPool', {
      ...{ settings, signInMode, plan, sender },
      functions: triggers.of,
    })
    const watched = { functions: triggers.of, funnel: funnelOf(table.tableName) }
    const alarms = new Alarms(this, 'Alarms', { ...watched, topicArn: parameters.alarmTopicArn })
    new FunnelDashboard(this, 'Funnel', { ...watched, alarms: alarms.all })

    except(pool, poolExceptions)
    except(secret, secretExceptions)
    if (settings.allowsVerifiedRecipients) except(triggers, [verifiedRecipientsException])
    this.#tell({
      UserPoolId: pool.resource.ref,
      UserPoolClientId: pool.clientId,
      TableName: table.tableName,
      SenderIdentity: parameters.senderIdentity,
      SignInMode: signInMode,
      PeopleFunction: people.function.functionName,
      [SAVED_PARAMETERS]: saveParameters(parameters),
    })
  }

  /** Outputs are readable by everyone who may read the stack: never put a secret in them. */
  #tell(outputs: Record<string, string>): void {
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value })
  }
}
