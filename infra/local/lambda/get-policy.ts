import { accountOf, functionArn } from '#infra/local/arns.ts'
import type { Trigger } from '#infra/pool.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { Functions } from './functions.ts'
import { type LambdaError, NO_POLICY } from './lambda-error.ts'

/**
 * Who may invoke a function: the pool, as the stack lets it.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html
 */
export function getPolicy({ poolArn, faults }: Functions, trigger: Trigger): Result<object, LambdaError> {
  if (faults.notInvocable === trigger) return refused(NO_POLICY)
  const source = faults.invocableByAnother === trigger ? `${poolArn}Other` : poolArn
  return ok({ Policy: JSON.stringify(policy(trigger, source)), RevisionId: REVISION })
}

/** Changes with the policy, which does not change here. */
const REVISION = '00000000-0000-0000-0000-000000000000'

function policy(trigger: Trigger, sourceArn: string): object {
  const statement = {
    Sid: `Invoke${trigger}`,
    Effect: 'Allow',
    Principal: { Service: 'cognito-idp.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: functionArn(trigger),
    Condition: {
      StringEquals: { 'AWS:SourceAccount': accountOf(sourceArn) },
      ArnLike: { 'AWS:SourceArn': sourceArn },
    },
  }
  return { Version: '2012-10-17', Id: 'default', Statement: [statement] }
}
