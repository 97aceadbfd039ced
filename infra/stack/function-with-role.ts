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
import { triggerFunction } from '../pool.ts'
import type { StageSettings } from './stage.ts'

export type FunctionProps = {
  readonly settings: StageSettings
  readonly description: string
  readonly bundleFolder: string
  readonly environment: Record<string, string>
  readonly environmentKey: IKey
  readonly statements: readonly PolicyStatement[]
}

/** A bundle as a Lambda function, with a log and a role of its own. */
export class FunctionWithRole extends Construct {
  readonly function: LambdaFunction
  readonly role: Role
  readonly logGroup: LogGroup

  constructor(scope: Construct, id: string, props: FunctionProps) {
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
