import { Stack } from 'aws-cdk-lib'
import { type IMetric, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { triggerNames } from '../per-trigger.ts'
import type { Trigger } from '../pool.ts'
import { NAMESPACE, type TriggerLogEvent } from '../triggers/trigger-log.ts'
import { type Functions, PERIOD } from './metrics.ts'

/** The events that each trigger logs when it refuses a request. */
const REFUSALS: Partial<Record<Trigger, readonly TriggerLogEvent['event'][]>> = {
  PreSignUp: ['start-refused', 'start-charged', 'token-reused'],
  CustomMessage: ['message-refused'],
}

/**
 * Starts and emails that a limit refused, and calls that only count something. A trigger refuses by throwing, which Lambda
 * counts as an error, so the alarm on errors subtracts these. They are one metric because an alarm takes at most ten.
 */
export class ThrottledStartsMetric extends Construct {
  readonly metric: IMetric

  constructor(scope: Construct, id: string, functions: Functions) {
    super(scope, id)
    const metricNamespace = `${NAMESPACE}/${Stack.of(this).stackName}`
    const metricName = 'Refused'
    for (const trigger of triggerNames) {
      const events = REFUSALS[trigger]
      if (events === undefined) continue
      new MetricFilter(this, trigger, {
        logGroup: functions[trigger].logGroup,
        filterPattern: FilterPattern.any(
          ...events.map((event) => FilterPattern.stringValue('$.event', '=', event)),
        ),
        ...{ metricNamespace, metricName, metricValue: '1' },
      })
    }
    this.metric = new Metric({ namespace: metricNamespace, metricName, statistic: Stats.SUM, period: PERIOD })
  }
}
