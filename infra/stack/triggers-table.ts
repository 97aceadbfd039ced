import { CfnTable } from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import { table } from '../pool.ts'
import { camelCaseKeys } from './camel-case-keys.ts'
import type { StageSettings } from './stage.ts'

/**
 * The triggers' table: challenges and budgets, under keyed hashes.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
 */
export class TriggersTable extends Construct {
  readonly tableName: string
  readonly tableArn: string

  constructor(scope: Construct, id: string, { removalPolicy, isProtected }: StageSettings) {
    super(scope, id)
    const resource = new CfnTable(this, 'Table', {
      ...camelCaseKeys(table),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      // The account's own key instead of DynamoDB's, so that CloudTrail tells of its use.
      sseSpecification: { sseEnabled: true, sseType: 'KMS' },
      deletionProtectionEnabled: isProtected,
    })
    resource.applyRemovalPolicy(removalPolicy)
    this.tableName = resource.ref
    this.tableArn = resource.attrArn
  }
}
