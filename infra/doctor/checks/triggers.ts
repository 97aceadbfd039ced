import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import type { FunctionConfiguration } from '@aws-sdk/client-lambda'
import { type Check, fail, type Problem, resultOf, skipped } from '#infra/doctor/check-result.ts'
import type { Context } from '#infra/doctor/context.ts'
import type { DeployedTrigger } from '#infra/doctor/deployed-triggers.ts'
import { describeDifference, differences } from '#infra/doctor/differences.ts'
import {
  awsCommand,
  fixOnAws,
  functionPage,
  poolPage,
  problemFor,
  revertFix,
} from '#infra/doctor/remedies.ts'
import { triggerNames } from '#infra/per-trigger.ts'
import { type Trigger, triggerFunction } from '#infra/pool.ts'

import { invocationRights, type PolicyStatement } from '../lambda-policy.ts'

/** The pool has exactly the triggers of `infra/pool.ts`; each function exists, and only the pool may invoke it. */
export const triggers: Check = {
  name: 'Triggers',
  run: async (context) => {
    const [pool, deployed] = [await context.pool(), await context.triggers()]
    if (!pool.ok || !deployed.ok) return skipped('the pool could not be read')
    const problems = [
      ...attachment(context, pool.value),
      ...deployed.value.flatMap((one) => [
        ...settings(context, one),
        ...permissionProblems(context, pool.value, one),
      ]),
    ]
    return resultOf(
      withoutDuplicates(problems),
      `all ${triggerNames.length} are attached, and only this pool may invoke them`,
    )
  },
}

/** A missing permission, or a Lambda that cannot be reached, is the same problem for every function. */
function withoutDuplicates(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [problem.summary, problem])).values()]
}

function attachment(context: Context, pool: UserPoolType): Problem[] {
  const attached = Object.entries(pool.LambdaConfig ?? {}).filter(([, value]) => value !== undefined)
  const names = attached.map(([name]) => name)
  const page = `${poolPage(context, pool)} (Extensions, Lambda triggers)`
  const missing = triggerNames.filter((trigger) => !names.includes(trigger))
  const strange = names.filter((name) => triggerNames.every((trigger) => trigger !== name))
  return [
    ...missing.map((trigger) =>
      fail(`The pool has no ${trigger} trigger`, fixOnAws(context, `Attach its function on ${page}`)),
    ),
    ...strange.map((name) =>
      fail(`The pool has a ${name} trigger, which infra/pool.ts does not have`, revertFix(context, page)),
    ),
  ]
}

function settings(context: Context, { trigger, arn, configuration }: DeployedTrigger): Problem[] {
  if (configuration.ok) {
    const different = differences(triggerFunction, configuration.value, trigger).map((difference) =>
      fail(describeDifference(difference), revertFix(context, functionPage(context, arn))),
    )
    return [...different, ...readiness(context, trigger, configuration.value)]
  }
  if (configuration.error.code !== 'not-found') return [problemFor(context, configuration.error)]
  const fix = 'Destroy and redeploy the stack: npm run destroy, then npm run deploy.'
  return [fail(`The function of ${trigger} does not exist (${arn})`, fixOnAws(context, fix))]
}

/** Lambda runs active functions only, and the latest version only after a successful update. */
function readiness(context: Context, trigger: Trigger, configuration: FunctionConfiguration): Problem[] {
  const { State, StateReason, LastUpdateStatus, LastUpdateStatusReason } = configuration
  const isBusy = State === 'Pending' || LastUpdateStatus === 'InProgress'
  const fix = isBusy
    ? 'Try again in a minute: a deployment may be in progress.'
    : fixOnAws(context, 'Redeploy it: npm run deploy -- --stage STAGE')
  const about = (reason: string | undefined) => (reason ? ` (${reason})` : '')
  return [
    ...(State === 'Active' ? [] : [`${trigger} is ${State}, not Active${about(StateReason)}`]),
    ...(LastUpdateStatus === 'Successful'
      ? []
      : [
          `The last update of ${trigger} is ${LastUpdateStatus}, not Successful${about(LastUpdateStatusReason)}`,
        ]),
  ].map((summary) => fail(summary, fix))
}

const NO_POLICY = '{"Statement":[]}'

/** Only this pool may invoke a trigger. */
function permissionProblems(context: Context, pool: UserPoolType, deployed: DeployedTrigger): Problem[] {
  const { trigger, configuration, policy } = deployed
  if (!configuration.ok) return []
  if (!policy.ok && policy.error.code !== 'not-found') return [problemFor(context, policy.error)]
  const { isAllowed, denying, open } = invocationRights(policy.ok ? policy.value : NO_POLICY, pool.Arn ?? '')
  const remedy = (statement: PolicyStatement) => fixOnAws(context, removal(context, deployed, statement))
  return [
    ...(isAllowed || denying.length > 0
      ? []
      : [fail(`The pool may not invoke ${trigger}`, fixOnAws(context, addition(context, pool, deployed)))]),
    ...denying.map((statement) =>
      fail(`${named(statement)} denies this pool to invoke ${trigger}`, remedy(statement)),
    ),
    ...open.map((statement) =>
      fail(
        `More than this pool may invoke ${trigger}: ${named(statement)} allows ${statement.Principal.join(', ')}`,
        remedy(statement),
      ),
    ),
  ]
}

function named({ Sid }: PolicyStatement): string {
  return Sid === undefined ? 'a statement without a Sid' : `the statement ${Sid}`
}

function addition(context: Context, { Arn = '' }: UserPoolType, { trigger, arn }: DeployedTrigger): string {
  const source = `--source-arn ${Arn} --source-account ${Arn.split(':')[4]}`
  return awsCommand(
    context,
    `lambda add-permission --function-name ${arn} --statement-id Invoke${trigger} --action lambda:InvokeFunction --principal cognito-idp.amazonaws.com ${source}`,
  )
}

function removal(context: Context, { arn }: DeployedTrigger, { Sid }: PolicyStatement): string {
  return Sid === undefined
    ? `Remove that statement on ${functionPage(context, arn)} (Configuration, Permissions)`
    : awsCommand(context, `lambda remove-permission --function-name ${arn} --statement-id ${Sid}`)
}
