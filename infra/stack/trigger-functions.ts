import { Duration } from 'aws-cdk-lib'
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { perTrigger } from '../per-trigger.ts'
import { type Trigger, triggerFunction } from '../pool.ts'
import type { Bundles } from './bundle-triggers.ts'
import type { Sender } from './sender.ts'
import type { StageSettings } from './stage.ts'
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

export type TriggerFunctionProps = {
  readonly settings: StageSettings
  readonly description: string
  readonly bundleFolder: string
  readonly environment: Record<string, string>
  readonly environmentKey: IKey
  readonly statements: readonly PolicyStatement[]
}

/**
 * One trigger as a Lambda function, with a log and a role of its own.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */
export class TriggerFunction extends Construct {
  readonly function: LambdaFunction
  readonly role: Role
  readonly logGroup: LogGroup

  constructor(scope: Construct, id: string, props: TriggerFunctionProps) {
    super(scope, id)
    const { settings, description, bundleFolder, environment, environmentKey } = props
    this.logGroup = new LogGroup(this, 'Log', {
      retention: settings.logRetention,
      removalPolicy: settings.removalPolicy,
    })
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { rights: new PolicyDocument({ statements: [this.#logging(), ...props.statements] }) },
    })
    this.function = new LambdaFunction(this, 'Function', {
      description,
      code: Code.fromAsset(bundleFolder),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: triggerFunction.MemorySize,
      timeout: Duration.seconds(triggerFunction.Timeout),
      role: this.role,
      environment,
      environmentEncryption: environmentKey,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
    })
  }

  #logging(): PolicyStatement {
    return new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [this.logGroup.logGroupArn],
    })
  }
}
