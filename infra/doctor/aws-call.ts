import { type AwsProblem, awsProblem } from '#infra/aws/errors.ts'
import { ok, type Result, refused } from '#lib/result.ts'

/** Everything that the doctor calls with an operator's credentials, and the resource of each call. It only reads. */
export const READ_ACTIONS = {
  'cognito-idp:DescribeUserPool': 'the pool',
  'cognito-idp:DescribeUserPoolClient': 'the pool',
  'cognito-idp:ListUserPoolClients': 'the pool',
  'cognito-idp:ListGroups': 'the pool',
  'cognito-idp:ListUsers': 'the pool',
  'lambda:GetFunctionConfiguration': "the triggers' functions",
  'lambda:GetPolicy': "the triggers' functions",
  'ses:GetAccountSendingEnabled': 'all (*)',
  'ses:GetIdentityVerificationAttributes': 'all (*)',
  'ses:GetSendQuota': 'all (*)',
  'dynamodb:DescribeTable': "the triggers' table",
  'dynamodb:DescribeTimeToLive': "the triggers' table",
} as const

type ReadAction = keyof typeof READ_ACTIONS

/** Why a call to AWS has no answer. */
export type AwsCallProblem =
  | { readonly code: 'not-called'; readonly reason: string }
  | (AwsProblem & { readonly action: ReadAction })

export type AwsAnswer<T> = Result<T, AwsCallProblem>

/** Waits for a call to AWS. Its error becomes a value. */
export async function awsCall<T>(action: ReadAction, call: Promise<T>): Promise<AwsAnswer<T>> {
  try {
    return ok(await call)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return refused({ ...awsProblem(error), action })
  }
}
