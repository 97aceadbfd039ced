import { Duration } from 'aws-cdk-lib'
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { triggerNames } from '../per-trigger.ts'
import type { Trigger } from '../pool.ts'
import { DIMENSION, type Metric as FunnelMetric, NAMESPACE } from '../triggers/trigger-log.ts'
import type { FunctionWithRole } from './function-with-role.ts'

export const PERIOD = Duration.minutes(5)

export type Functions = Record<Trigger, FunctionWithRole>

/** How often something happened, as the triggers of one deployment count it. */
export type Funnel = (metricName: FunnelMetric, period?: Duration) => Metric

/** @param tableName the table of the deployment, by which its metrics are told from others in the account */
export function funnelOf(tableName: string): Funnel {
  return (metricName, period = PERIOD) =>
    new Metric({
      namespace: NAMESPACE,
      metricName,
      dimensionsMap: { [DIMENSION]: tableName },
      statistic: Stats.SUM,
      period,
    })
}

export const measures = {
  invocations: ({ function: lambda }: FunctionWithRole) => lambda.metricInvocations({ period: PERIOD }),
  errors: ({ function: lambda }: FunctionWithRole) => lambda.metricErrors({ period: PERIOD }),
  throttles: ({ function: lambda }: FunctionWithRole) => lambda.metricThrottles({ period: PERIOD }),
  longest: ({ function: lambda }: FunctionWithRole) =>
    lambda.metricDuration({ period: PERIOD, statistic: Stats.MAXIMUM }),
}

/** One measure of every trigger, each labelled with its name. */
export function ofEach(functions: Functions, measure: keyof typeof measures): IMetric[] {
  return triggerNames.map((trigger) => measures[measure](functions[trigger]).with({ label: trigger }))
}

/** All of them added up; those that have no data count for nothing. Less what is to be taken off. */
export function total(
  label: string,
  added: readonly IMetric[],
  takenOff: readonly IMetric[] = [],
  period = PERIOD,
) {
  const plus = added.map((metric, index) => [`plus${index}`, metric] as const)
  const minus = takenOff.map((metric, index) => [`minus${index}`, metric] as const)
  const filled = ([id]: readonly [string, IMetric]) => `FILL(${id}, 0)`
  return new MathExpression({
    label,
    expression: [plus.map(filled).join(' + '), ...minus.map(filled)].join(' - '),
    usingMetrics: Object.fromEntries([...plus, ...minus]),
    period,
  })
}

/** The largest of them. */
export function largest(label: string, metrics: readonly IMetric[]) {
  const using = metrics.map((metric, index) => [`of${index}`, metric] as const)
  return new MathExpression({
    label,
    expression: `MAX([${using.map(([id]) => id).join(', ')}])`,
    usingMetrics: Object.fromEntries(using),
    period: PERIOD,
  })
}

const JUDGED = 'FILL(wrong, 0) + FILL(right, 0)'

/**
 * Wrong answers among all that were judged, in per cent; 0 while there are too few to say. Both are written only when they
 * happen, and an expression without one of its values has none, for example while all codes are wrong.
 */
export function wrongRate(funnel: Funnel, period: Duration, least: number) {
  return new MathExpression({
    label: 'Wrong codes, %',
    expression: `IF(${JUDGED} >= ${least}, 100 * FILL(wrong, 0) / (${JUDGED}), 0)`,
    usingMetrics: { wrong: funnel('Wrong', period), right: funnel('SignedIn', period) },
    period,
  })
}
