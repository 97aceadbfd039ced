import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type TableDescription,
} from '@aws-sdk/client-dynamodb'
import { awsCall } from '#infra/doctor/aws-call.ts'
import { type Check, fail, type Problem, resultOf, skipped, warning } from '#infra/doctor/check-result.ts'
import type { Context } from '#infra/doctor/context.ts'
import { triggerVariable } from '#infra/doctor/deployed-triggers.ts'
import { describeDifference, differences } from '#infra/doctor/differences.ts'
import { awsCommand, fixOnAws, problemFor, revertFix, tablePage } from '#infra/doctor/remedies.ts'
import { table as writtenTable } from '#infra/pool.ts'

/** The triggers' table exists, has the properties of `infra/pool.ts`, and deletes expired items. */
export const table: Check = {
  name: 'Table',
  run: async (context) => {
    const pool = await context.pool()
    if (!pool.ok) return skipped('the pool could not be read')
    const name = context.tableName ?? triggerVariable(await context.triggerVariables(), 'TABLE_NAME')
    if (name === undefined) {
      return skipped(
        'its name is unknown; pass it: npm run doctor -- --table NAME (output TableName of the stack)',
      )
    }
    const call = context.aws.dynamodb.send(new DescribeTableCommand({ TableName: name }))
    const answer = await awsCall('dynamodb:DescribeTable', call)
    const described = answer.ok ? answer.value.Table : undefined
    if (answer.ok && described !== undefined) {
      const problems = [...properties(context, name, described), ...(await timeToLive(context, name))]
      return resultOf(problems, `${name} matches infra/pool.ts`)
    }
    const isGone = answer.ok || answer.error.code === 'not-found'
    return resultOf([isGone ? gone(context, name) : problemFor(context, answer.error)], '')
  },
}

function gone(context: Context, name: string): Problem {
  const fix = `Restore it from a backup under the same name, or destroy and redeploy the stage: ${tablePage(context, name)}`
  return fail(`There is no table ${name}: sign-ins fail`, fixOnAws(context, fix))
}

function properties(
  context: Context,
  name: string,
  { TableStatus, BillingModeSummary, ...rest }: TableDescription,
): Problem[] {
  const { TimeToLiveSpecification: _, ...expected } = writtenTable
  const deployed = { ...rest, BillingMode: BillingModeSummary?.BillingMode ?? 'PROVISIONED' }
  const isUsable = TableStatus === 'ACTIVE' || TableStatus === 'UPDATING'
  return [
    ...(isUsable ? [] : [fail(`${name} is ${TableStatus}`, 'Try again in a minute.')]),
    ...differences(expected, deployed).map((difference) =>
      fail(`${name}: ${describeDifference(difference)}`, revertFix(context, tablePage(context, name))),
    ),
  ]
}

/** Without time to live everything works, but expired items are kept. */
async function timeToLive(context: Context, name: string): Promise<Problem[]> {
  const call = context.aws.dynamodb.send(new DescribeTimeToLiveCommand({ TableName: name }))
  const answer = await awsCall('dynamodb:DescribeTimeToLive', call)
  if (!answer.ok) return [problemFor(context, answer.error)]
  const { TimeToLiveStatus = '', AttributeName } = answer.value.TimeToLiveDescription ?? {}
  const { AttributeName: expected } = writtenTable.TimeToLiveSpecification
  if (['ENABLED', 'ENABLING'].includes(TimeToLiveStatus) && AttributeName === expected) return []
  const on = AttributeName === undefined ? '' : ` on ${AttributeName}`
  const enable = `dynamodb update-time-to-live --table-name ${name} --time-to-live-specification Enabled=true,AttributeName=${expected}`
  return [
    warning(
      `${name} keeps expired items and grows without limit (time to live is ${TimeToLiveStatus || 'unknown'}${on}, not ENABLED on ${expected})`,
      fixOnAws(context, awsCommand(context, enable)),
    ),
  ]
}
