import { Aws } from 'aws-cdk-lib'
import { CfnUserPool, CfnUserPoolClient, CfnUserPoolGroup } from 'aws-cdk-lib/aws-cognito'
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { CfnPermission } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { perTrigger, triggerNames } from '../per-trigger.ts'
import { appClientOn, groups, type Plan, type Trigger, userPoolIn } from '../pool.ts'
import { camelCaseKeys } from './camel-case-keys.ts'
import type { FunctionWithRole } from './function-with-role.ts'
import type { Parameters } from './parameters.ts'
import type { Sender } from './sender.ts'
import type { StageSettings } from './stage.ts'
import { type Rights, rightsIn } from './trigger-rights.ts'

type Props = {
  readonly settings: StageSettings
  readonly signInMode: Parameters['signInMode']
  readonly plan: Plan
  readonly sender: Sender
  readonly functions: Record<Trigger, FunctionWithRole>
}

/**
 * The pool, its one client and its groups, as `infra/pool.ts` has them, and what ties the pool to its triggers.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html
 */
export class UserPool extends Construct {
  readonly resource: CfnUserPool
  readonly clientId: string

  constructor(scope: Construct, id: string, { settings, signInMode, plan, sender, functions }: Props) {
    super(scope, id)
    this.resource = new CfnUserPool(this, 'Pool', {
      ...camelCaseKeys(userPoolIn(signInMode, plan)),
      deletionProtection: settings.isProtected ? 'ACTIVE' : 'INACTIVE',
      // Cognito sends from the same address: Amazon's own allows 50 emails a day only.
      emailConfiguration: {
        emailSendingAccount: 'DEVELOPER',
        from: sender.fromHeader,
        sourceArn: sender.identityArn,
      },
      lambdaConfig: camelCaseKeys(perTrigger((trigger) => functions[trigger].function.functionArn)),
    })
    this.resource.applyRemovalPolicy(settings.removalPolicy)
    const client = new CfnUserPoolClient(this, 'Client', {
      ...camelCaseKeys(appClientOn(plan)),
      userPoolId: this.resource.ref,
    })
    client.applyRemovalPolicy(settings.removalPolicy)
    this.clientId = client.ref
    for (const group of groups) {
      // Deleted in every stage when `pool.ts` has it no more: a group that stayed would block one of its name.
      new CfnUserPoolGroup(this, `${group.GroupName}Group`, {
        ...camelCaseKeys(group),
        userPoolId: this.resource.ref,
      })
    }
    const rights = rightsIn(signInMode)
    for (const trigger of triggerNames) this.#connect(trigger, functions[trigger], rights[trigger])
  }

  /** Lets the pool invoke a trigger, and the trigger call the pool. Both depend on the pool, which names the function. */
  #connect(trigger: Trigger, { function: lambda, role }: FunctionWithRole, { pool }: Rights): void {
    new CfnPermission(this, `Invoke${trigger}`, {
      action: 'lambda:InvokeFunction',
      functionName: lambda.functionArn,
      principal: 'cognito-idp.amazonaws.com',
      sourceArn: this.resource.attrArn,
      sourceAccount: Aws.ACCOUNT_ID,
    })
    if (pool.length === 0) return
    new Policy(this, `${trigger}OnPool`, {
      roles: [role],
      statements: [new PolicyStatement({ actions: [...pool], resources: [this.resource.attrArn] })],
    })
  }
}
