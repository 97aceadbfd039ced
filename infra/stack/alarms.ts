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

const HOUR = Duration.hours(1)

/**
 * From where on an operator is told. Counts are events within the period, of all accounts together. Sites with thousands of
 * sign-ins an hour reach some of them on an ordinary day, and raise those.
 */
const THRESHOLDS = {
  /** In 5 minutes. One or two may be a deployment or a lost connection. */
  errors: 3,
  throttles: 1,
  /** Cognito waits 5,000 ms. */
  durationMilliseconds: 3_000,
  mailFailed: 3,
  clientUnknown: 3,
  /** Fewer than 20 answers say nothing of a rate. */
  wrongCodes: { percent: 50, leastAnswers: 20, period: Duration.minutes(15) },
  /** Kept up for a year, so many guesses at six digits get into one account or so. */
  wrongCodesInAnHour: 100,
  /** People who mistype meet a limit now and then; fifty in an hour are more than a small site's share. */
  lockoutsInAnHour: 50,
  /** Kept up for a day it would be a quarter of 50,000 emails, SES's usual quota outside the sandbox. */
  emailsInAnHour: 500,
  /** Never the visitor's own doing. */
  tokenReused: 1,
  signOutFailed: 1,
  passwordKept: 1,
}

/**
 * Alarms that need an operator. Without a topic they appear on the dashboard only.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
 */
export class Alarms extends Construct {
  readonly all: readonly Alarm[]

  constructor(scope: Construct, id: string, { functions, funnel, topicArn }: Props) {
    super(scope, id)
    const { wrongCodes } = THRESHOLDS
    const refused = new ThrottledStartsMetric(this, 'RefusedStarts', functions)
    this.all = [
      this.#alarm('TriggerErrors', total('Errors', ofEach(functions, 'errors'), [refused.metric]), {
        alarmDescription: 'Triggers fail, and each failure stops a sign-in: see their logs.',
        threshold: THRESHOLDS.errors,
        evaluationPeriods: 1,
      }),
      this.#alarm('TriggerThrottles', total('Throttles', ofEach(functions, 'throttles')), {
        alarmDescription: "Triggers are throttled: raise the account's Lambda concurrency quota.",
        threshold: THRESHOLDS.throttles,
        evaluationPeriods: 1,
      }),
      this.#alarm('TriggerDuration', largest('Longest, ms', ofEach(functions, 'longest')), {
        alarmDescription: 'A trigger takes more than 3 of the 5 seconds that Cognito gives it.',
        threshold: THRESHOLDS.durationMilliseconds,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 3,
        datapointsToAlarm: 2,
      }),
      this.#alarm('MailFailed', funnel('MailFailed'), {
        alarmDescription:
          'SES rejects emails: check its sandbox, its quota, and the reputation of the account.',
        threshold: THRESHOLDS.mailFailed,
        evaluationPeriods: 1,
      }),
      this.#alarm('ClientUnknown', funnel('ClientUnknown'), {
        alarmDescription:
          "Starts come without a client address, so their number is not limited by it: set the site's TRUSTED_IP_HEADER.",
        threshold: THRESHOLDS.clientUnknown,
        evaluationPeriods: 1,
      }),
      this.#alarm('WrongCodes', wrongRate(funnel, wrongCodes.period, wrongCodes.leastAnswers), {
        alarmDescription: 'Most codes are wrong: someone may be guessing, or emails may arrive too late.',
        threshold: wrongCodes.percent,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 2,
      }),
      ...this.#misuse(funnel),
    ]
    if (topicArn === undefined) return
    const action = new SnsAction(Topic.fromTopicArn(this, 'Topic', topicArn))
    for (const alarm of this.all) alarm.addAlarmAction(action)
  }

  /** What single accounts and their limits do not show. */
  #misuse(funnel: Funnel): Alarm[] {
    const counted = (id: string, metric: IMetric, threshold: number, alarmDescription: string) =>
      this.#alarm(id, metric, { threshold, alarmDescription, evaluationPeriods: 1 })
    const mailed = (['Mailed', 'NoticeMailed', 'CognitoMailed'] as const).map((name) => funnel(name, HOUR))
    const emails = total('Emails', mailed, [], HOUR)
    return [
      counted(
        'Guessing',
        funnel('Wrong', HOUR),
        THRESHOLDS.wrongCodesInAnHour,
        'Many wrong codes within an hour, over all accounts: someone may be trying one code at each of many accounts.',
      ),
      counted(
        'Lockouts',
        funnel('Locked', HOUR),
        THRESHOLDS.lockoutsInAnHour,
        'Many starts, emails and codes were refused by a limit within an hour: someone may be locking owners out.',
      ),
      counted(
        'EmailVolume',
        emails,
        THRESHOLDS.emailsInAnHour,
        'Many emails were sent within an hour: someone may be flooding mailboxes, at your cost.',
      ),
      counted(
        'TokenReused',
        funnel('TokenReused'),
        THRESHOLDS.tokenReused,
        'A refresh token was used again after its successor: a session cookie may have been stolen. The session was ended.',
      ),
      counted(
        'SignOutFailed',
        funnel('SignOutFailed'),
        THRESHOLDS.signOutFailed,
        'After a password reset the sessions of the account could not be ended: sign the user out (AdminUserGlobalSignOut); the log of PostConfirmation has the cause.',
      ),
      counted(
        'PasswordKept',
        funnel('PasswordKept'),
        THRESHOLDS.passwordKept,
        'A password that a stranger may have chosen could not be replaced: the log of PostConfirmation has the cause.',
      ),
    ]
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
