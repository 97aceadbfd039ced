import { Duration } from 'aws-cdk-lib'
import {
  Alarm,
  ComparisonOperator,
  type CreateAlarmOptions,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { type Functions, type Funnel, largest, ofEach, total, wrongRate } from './metrics.ts'
import { ThrottledStartsMetric } from './throttled-starts-metric.ts'

type Props = {
  readonly functions: Functions
  readonly funnel: Funnel
  readonly topicArn: string | undefined
}

const UNUSUAL = { percent: 50, leastAnswers: 20, period: Duration.minutes(15) }

/**
 * Alarms that need an operator. Without a topic they appear on the dashboard only.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
 */
export class Alarms extends Construct {
  readonly all: readonly Alarm[]

  constructor(scope: Construct, id: string, { functions, funnel, topicArn }: Props) {
    super(scope, id)
    const refused = new ThrottledStartsMetric(this, 'RefusedStarts', functions)
    this.all = [
      this.#alarm('TriggerErrors', total('Errors', ofEach(functions, 'errors'), [refused.metric]), {
        alarmDescription: 'Triggers fail, and each failure stops a sign-in: see their logs.',
        threshold: 3,
        evaluationPeriods: 1,
      }),
      this.#alarm('TriggerThrottles', total('Throttles', ofEach(functions, 'throttles')), {
        alarmDescription: "Triggers are throttled: raise the account's Lambda concurrency quota.",
        threshold: 1,
        evaluationPeriods: 1,
      }),
      this.#alarm('TriggerDuration', largest('Longest, ms', ofEach(functions, 'longest')), {
        alarmDescription: 'A trigger takes more than 3 of the 5 seconds that Cognito gives it.',
        threshold: 3_000,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 3,
        datapointsToAlarm: 2,
      }),
      this.#alarm('MailFailed', funnel('MailFailed'), {
        alarmDescription:
          'SES rejects emails: check its sandbox, its quota, and the reputation of the account.',
        threshold: 3,
        evaluationPeriods: 1,
      }),
      this.#alarm('ClientUnknown', funnel('ClientUnknown'), {
        alarmDescription:
          "Starts come without a client address, so their number is not limited by it: set the site's TRUSTED_IP_HEADER.",
        threshold: 3,
        evaluationPeriods: 1,
      }),
      this.#alarm('WrongCodes', wrongRate(funnel, UNUSUAL.period, UNUSUAL.leastAnswers), {
        alarmDescription: 'Most codes are wrong: someone may be guessing, or emails may arrive too late.',
        threshold: UNUSUAL.percent,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 2,
      }),
    ]
    if (topicArn === undefined) return
    const action = new SnsAction(Topic.fromTopicArn(this, 'Topic', topicArn))
    for (const alarm of this.all) alarm.addAlarmAction(action)
  }

  #alarm(id: string, metric: IMetric, options: CreateAlarmOptions): Alarm {
    return new Alarm(this, id, {
      metric,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...options,
    })
  }
}
