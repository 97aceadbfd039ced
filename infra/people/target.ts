import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { LambdaClient } from '@aws-sdk/client-lambda'
import type { SESv2Client } from '@aws-sdk/client-sesv2'
import { type AwsProblem, awsProblem, explainAwsProblem } from '#infra/aws/errors.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { SignInMode } from '#lib/sign-in-mode.ts'

/** A pool, and what an operator reaches it with. A stage and the local servers differ in nothing else. */
export type Target = {
  /** As it is read: "the local servers". */
  readonly description: string
  readonly isLocal: boolean
  /** What another command about this pool needs after `npm run people`: ` --stage prod`. */
  readonly options: string
  readonly region: string
  readonly signInMode: SignInMode
  readonly poolId: string
  /** Of the function in `infra/triggers/people.ts`. */
  readonly functionName: string
  /** The ARN of the caller. */
  readonly operator: string
  readonly cognito: CognitoIdentityProviderClient
  readonly lambda: LambdaClient
  readonly sesv2: SESv2Client
}

/** Everything that `npm run people` calls at a pool; docs/people.md has a policy that allows it. */
export const ACTIONS = [
  'lambda:InvokeFunction',
  'cognito-idp:AdminGetUser',
  'cognito-idp:AdminListGroupsForUser',
  'cognito-idp:ListGroups',
  'cognito-idp:AdminAddUserToGroup',
  'cognito-idp:AdminRemoveUserFromGroup',
  'cognito-idp:AdminDisableUser',
  'cognito-idp:AdminEnableUser',
  'cognito-idp:AdminUserGlobalSignOut',
  'ses:GetSuppressedDestination',
] as const

export type Action = (typeof ACTIONS)[number]

/**
 * Waits for a call. An error becomes a sentence with what to do.
 * @param meanings sentences for errors that mean something in this call, by their names
 */
export async function answerOf<T>(
  { isLocal }: Pick<Target, 'isLocal'>,
  action: Action,
  call: Promise<T>,
  meanings: Readonly<Record<string, string>> = {},
): Promise<Result<T, string>> {
  try {
    return ok(await call)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return refused(meanings[error.name] ?? sentenceFor(awsProblem(error), action, isLocal))
  }
}

function sentenceFor(problem: AwsProblem, action: Action, isLocal: boolean): string {
  const { summary, fix } = explainAwsProblem(problem, action)
  if (problem.code === 'denied') {
    return `${summary}. Use credentials that allow ${action}; docs/people.md has the policy of an operator.`
  }
  if (problem.code === 'unreachable' && isLocal) {
    return `${summary}. Start the local servers and keep them running: npm run dev`
  }
  return `${summary}. ${fix}`
}
