import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { NAMESPACE } from '../triggers/auth-log.ts'
import { type Functions, PERIOD } from './metrics.ts'

/**
 * Starts that were refused because there were too many. A trigger refuses by throwing, and Lambda counts that as an error:
 * these have to be known before errors mean anything.
 */
export class RefusedStarts extends Construct {
  readonly metrics: readonly IMetric[]

  constructor(scope: Construct, id: string, { PreSignUp, PreAuthentication }: Functions) {
    super(scope, id)
    this.metrics = Object.entries({ PreSignUp, PreAuthentication }).map(([trigger, { logGroup }]) =>
      new MetricFilter(this, trigger, {
        logGroup,
        filterPattern: FilterPattern.stringValue('$.event', '=', 'start-refused'),
        metricNamespace: `${NAMESPACE}/${logGroup.stack.stackName}`,
        metricName: `${trigger}Refused`,
        metricValue: '1',
      }).metric({ statistic: 'Sum', period: PERIOD }),
    )
  }
}
