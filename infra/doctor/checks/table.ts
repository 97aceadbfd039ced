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

/** The triggers' table is there, as `infra/pool.ts` says, and gets swept. */
export const table: Check = {
  name: 'Table',
  examine: async (context) => {
    const pool = await context.pool()
    if (!pool.ok) return skipped('the pool could not be looked at')
    const name = context.tableName ?? (await triggerVariable(context, 'TABLE_NAME'))
    if (name === undefined) {
      return skipped(
        'the triggers do not tell its name; give it: npm run doctor -- --table NAME (TableName of the stack)',
      )
    }
    const call = context.aws.dynamodb.send(new DescribeTableCommand({ TableName: name }))
    const answer = await awsCall('dynamodb:DescribeTable', call)
    const described = answer.ok ? answer.value.Table : undefined
    if (answer.ok && described !== undefined) {
      const problems = [...properties(context, name, described), ...(await timeToLive(context, name))]
      return resultOf(problems, `${name}, as infra/pool.ts says`)
    }
    const isGone = answer.ok || answer.error.code === 'not-found'
    return resultOf([isGone ? gone(context, name) : problemFor(context, answer.error)], '')
  },
}

function gone(context: Context, name: string): Problem {
  const mend = `Restore it from a backup under the same name, or destroy the stage and deploy it again: ${tablePage(context, name)}`
  return fail(`There is no table ${name}: every sign-in fails`, fixOnAws(context, mend))
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
    ...(isUsable ? [] : [fail(`${name} is ${TableStatus}`, 'Look again in a minute.')]),
    ...differences(expected, deployed).map((difference) =>
      fail(`${name}: ${describeDifference(difference)}`, revertFix(context, tablePage(context, name))),
    ),
  ]
}

/** Without it everything works, and what is over is kept for ever. */
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
      `${name} is never swept (time to live is ${TimeToLiveStatus || 'unknown'}${on}, not ENABLED on ${expected}): it grows for ever`,
      fixOnAws(context, awsCommand(context, enable)),
    ),
  ]
}
