import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type TableDescription,
} from '@aws-sdk/client-dynamodb'
import { asked } from '#infra/doctor/asked.ts'
import { differences, inWords } from '#infra/doctor/differences.ts'
import { type Check, found, skipped, type Trouble, warning, wrong } from '#infra/doctor/finding.ts'
import type { Look } from '#infra/doctor/look.ts'
import { awsCommand, onAws, tablePage, undo } from '#infra/doctor/mending.ts'
import { triggerVariable } from '#infra/doctor/trigger-variables.ts'
import { troubleOf } from '#infra/doctor/trouble-of.ts'
import { table as writtenTable } from '#infra/pool.ts'

/** The triggers' table is there, as `infra/pool.ts` says, and gets swept. */
export const table: Check = {
  name: 'Table',
  examine: async (look) => {
    const pool = await look.pool()
    if (!pool.ok) return skipped('the pool could not be looked at')
    const name = look.tableName ?? (await triggerVariable(look, 'TABLE_NAME'))
    if (name === undefined) {
      return skipped(
        'the triggers do not tell its name; give it: npm run doctor -- --table NAME (TableName of the stack)',
      )
    }
    const call = look.aws.dynamodb.send(new DescribeTableCommand({ TableName: name }))
    const answer = await asked('dynamodb:DescribeTable', call)
    const described = answer.ok ? answer.value.Table : undefined
    if (answer.ok && described !== undefined) {
      const troubles = [...properties(look, name, described), ...(await timeToLive(look, name))]
      return found(troubles, `${name}, as infra/pool.ts says`)
    }
    const isGone = answer.ok || answer.error.code === 'not-found'
    return found([isGone ? gone(look, name) : troubleOf(look, answer.error)], '')
  },
}

function gone(look: Look, name: string): Trouble {
  const mend = `Restore it from a backup under the same name, or destroy the stage and deploy it again: ${tablePage(look, name)}`
  return wrong(`There is no table ${name}: every sign-in fails`, onAws(look, mend))
}

function properties(
  look: Look,
  name: string,
  { TableStatus, BillingModeSummary, ...rest }: TableDescription,
): Trouble[] {
  const { TimeToLiveSpecification: _, ...expected } = writtenTable
  const deployed = { ...rest, BillingMode: BillingModeSummary?.BillingMode ?? 'PROVISIONED' }
  const isUsable = TableStatus === 'ACTIVE' || TableStatus === 'UPDATING'
  return [
    ...(isUsable ? [] : [wrong(`${name} is ${TableStatus}`, 'Look again in a minute.')]),
    ...differences(expected, deployed).map((difference) =>
      wrong(`${name}: ${inWords(difference)}`, undo(look, tablePage(look, name))),
    ),
  ]
}

/** Without it everything works, and what is over is kept for ever. */
async function timeToLive(look: Look, name: string): Promise<Trouble[]> {
  const call = look.aws.dynamodb.send(new DescribeTimeToLiveCommand({ TableName: name }))
  const answer = await asked('dynamodb:DescribeTimeToLive', call)
  if (!answer.ok) return [troubleOf(look, answer.error)]
  const { TimeToLiveStatus = '', AttributeName } = answer.value.TimeToLiveDescription ?? {}
  const { AttributeName: expected } = writtenTable.TimeToLiveSpecification
  if (['ENABLED', 'ENABLING'].includes(TimeToLiveStatus) && AttributeName === expected) return []
  const on = AttributeName === undefined ? '' : ` on ${AttributeName}`
  const enable = `dynamodb update-time-to-live --table-name ${name} --time-to-live-specification Enabled=true,AttributeName=${expected}`
  return [
    warning(
      `${name} is never swept (time to live is ${TimeToLiveStatus || 'unknown'}${on}, not ENABLED on ${expected}): it grows for ever`,
      onAws(look, awsCommand(look, enable)),
    ),
  ]
}
