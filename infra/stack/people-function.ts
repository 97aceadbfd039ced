import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import { READ_ATTRIBUTES } from '../triggers/people-limits.ts'
import { WRITTEN_ATTRIBUTES } from '../triggers/people-unlock.ts'
import type { PeopleEnvironment } from '../triggers/trigger-env.ts'
import { type FunctionProps, FunctionWithRole } from './function-with-role.ts'

type Props = Omit<FunctionProps, 'description' | 'statements' | 'environment'> & {
  readonly environment: Record<keyof PeopleEnvironment, string>
  readonly tableArn: string
}

/**
 * The function that `npm run people` asks. It has no resource policy: only identities of the account may invoke it, whose own
 * policies allow that. Its role hides the ids that codes are made from, so that it can make none.
 */
export class PeopleFunction extends FunctionWithRole {
  constructor(scope: Construct, id: string, { tableArn, ...props }: Props) {
    super(scope, id, {
      ...props,
      description: 'Reads the limits of an address for an operator, and gives tries and emails back',
      statements: [reading(tableArn), writing(tableArn)],
    })
  }
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html */
function reading(tableArn: string): PolicyStatement {
  return new PolicyStatement({
    actions: ['dynamodb:GetItem'],
    resources: [tableArn],
    conditions: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['account#*', 'mailbox#*', 'client#*'] },
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', ...READ_ATTRIBUTES] },
      // Without it, a read that names no attribute would return all of them.
      StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
    },
  })
}

function writing(tableArn: string): PolicyStatement {
  return new PolicyStatement({
    actions: ['dynamodb:UpdateItem'],
    resources: [tableArn],
    conditions: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['account#*', 'mailbox#*'] },
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': WRITTEN_ATTRIBUTES },
      StringEqualsIfExists: { 'dynamodb:ReturnValues': 'NONE' },
    },
  })
}
