import { Template } from 'aws-cdk-lib/assertions'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { triggerNames } from '../per-trigger.ts'
import { DIMENSION, logTriggerEvent, type Metric, NAMESPACE } from '../triggers/trigger-log.ts'
import { deployedTemplate, extraAssembly, only, resources } from './testing/deployed-template.ts'
import { TOPIC } from './testing/deployments.ts'

const ALARM = 'AWS::CloudWatch::Alarm'

const alarms = Object.entries(resources(deployedTemplate('prod'), ALARM))

function alarm(name: string) {
  return alarms.find(([logicalId]) => logicalId.startsWith(`Alarms${name}`))?.[1].Properties ?? {}
}

it('an alarm finds the metrics that the triggers of its own deployment write, and those alone', () => {
  const lines: string[] = []
  const environment = { TABLE_NAME: 'the-table' }
  const needs = { environment, clock: () => 0, writeLine: (line: string) => void lines.push(line) }
  logTriggerEvent(needs, 0, { event: 'code-requested', outcome: 'x', metrics: ['MailFailed'] })
  const { _aws, ...line } = JSON.parse(lines[0] ?? '')
  const { Namespace, MetricName, Dimensions } = alarm('MailFailed')
  expect(_aws.CloudWatchMetrics).toEqual([
    { Namespace, Dimensions: [[DIMENSION]], Metrics: [{ Name: MetricName, Unit: 'Count' }] },
  ])
  expect(line[DIMENSION]).toBe('the-table')
  const [tableId] = Object.keys(resources(deployedTemplate('prod'), 'AWS::DynamoDB::Table'))
  expect(Dimensions).toEqual([{ Name: DIMENSION, Value: { Ref: tableId } }])
})

it('alarms watch errors, throttles and durations of all triggers, failed emails and wrong codes', () => {
  expect(alarms.map(([, { Properties }]) => Properties['TreatMissingData'])).toEqual(
    Array.from({ length: 12 }, () => 'notBreaching'),
  )
  const watched = (name: string, metric: string) =>
    JSON.stringify(alarm(name)['Metrics']).split(`"MetricName":"${metric}"`).length - 1
  expect(watched('TriggerErrors', 'Errors')).toBe(triggerNames.length)
  expect(watched('TriggerThrottles', 'Throttles')).toBe(triggerNames.length)
  expect(watched('TriggerDuration', 'Duration')).toBe(triggerNames.length)
  expect(alarm('TriggerDuration')).toMatchObject({
    Threshold: 3000,
    ComparisonOperator: 'GreaterThanThreshold',
  })
  expect(alarm('MailFailed')).toMatchObject({
    Namespace: NAMESPACE,
    MetricName: 'MailFailed',
    Statistic: 'Sum',
  })
  expect(alarm('ClientUnknown')).toMatchObject({ Namespace: NAMESPACE, MetricName: 'ClientUnknown' })
  expect(alarm('WrongCodes')['Metrics']).toMatchObject([
    {
      Expression:
        'IF(FILL(wrong, 0) + FILL(right, 0) >= 20, 100 * FILL(wrong, 0) / (FILL(wrong, 0) + FILL(right, 0)), 0)',
    },
    { Id: 'wrong', MetricStat: { Metric: { Namespace: NAMESPACE, MetricName: 'Wrong' } } },
    { Id: 'right', MetricStat: { Metric: { Namespace: NAMESPACE, MetricName: 'SignedIn' } } },
  ])
})

it.each([
  ['Guessing', 'Wrong', 100, 3600],
  ['Lockouts', 'Locked', 50, 3600],
  ['TokenReused', 'TokenReused', 1, 300],
  ['SignOutFailed', 'SignOutFailed', 1, 300],
  ['PasswordKept', 'PasswordKept', 1, 300],
] as const satisfies readonly (readonly [string, Metric, number, number])[])(
  'the alarm %s counts %s over all accounts: %d within %d seconds',
  (name, MetricName, Threshold, Period) => {
    const ComparisonOperator = 'GreaterThanOrEqualToThreshold'
    const rule = { MetricName, Threshold, Period, ComparisonOperator, EvaluationPeriods: 1, Statistic: 'Sum' }
    expect(alarm(name)).toMatchObject({ Namespace: NAMESPACE, ...rule })
  },
)

it('the alarm of the volume of emails adds all kinds of an hour', () => {
  expect(alarm('EmailVolume')).toMatchObject({ Threshold: 500, EvaluationPeriods: 1 })
  const [sum, ...metrics] = z.array(z.looseObject({})).parse(alarm('EmailVolume')['Metrics'])
  expect(sum).toMatchObject({ Expression: 'FILL(plus0, 0) + FILL(plus1, 0) + FILL(plus2, 0)' })
  const counted = (MetricName: Metric) => ({
    MetricStat: { Metric: { MetricName }, Period: 3600, Stat: 'Sum' },
  })
  expect(metrics).toMatchObject([counted('Mailed'), counted('NoticeMailed'), counted('CognitoMailed')])
})

it('an alarm takes no more metrics than CloudWatch allows', () => {
  const Metrics = z.array(z.object({ MetricStat: z.unknown().optional() }))
  const counts = alarms.map(
    ([, { Properties }]) =>
      Metrics.parse(Properties['Metrics'] ?? []).filter(({ MetricStat }) => MetricStat !== undefined).length,
  )
  expect(Math.max(...counts)).toBeLessThanOrEqual(10)
})

it('refused starts and emails are not errors', () => {
  const template = deployedTemplate('prod')
  const filters = Object.values(resources(template, 'AWS::Logs::MetricFilter'))
  const written = filters.map(({ Properties }) => ({
    of: z
      .object({ Ref: z.string() })
      .parse(Properties['LogGroupName'])
      .Ref.replace(/^Triggers(\w+)Log.*$/, '$1'),
    when: Properties['FilterPattern'],
    as: Properties['MetricTransformations'],
  }))
  const metric = { MetricName: 'Refused', MetricNamespace: 'CodeSignIn/code-sign-in-prod', MetricValue: '1' }
  expect(written.sort((one, other) => one.of.localeCompare(other.of))).toEqual([
    { of: 'CustomMessage', when: '{ $.event = "message-refused" }', as: [metric] },
    {
      of: 'PreSignUp',
      when: '{ ($.event = "start-refused") || ($.event = "start-charged") || ($.event = "token-reused") }',
      as: [metric],
    },
  ])
  expect(alarm('TriggerErrors')['Metrics']).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ Expression: expect.stringMatching(/ - FILL\(minus0, 0\)$/) }),
      expect.objectContaining({
        Id: 'minus0',
        MetricStat: expect.objectContaining({
          Metric: { MetricName: metric.MetricName, Namespace: metric.MetricNamespace },
        }),
      }),
    ]),
  )
})

it('ring where a topic is given, and nowhere else', () => {
  const { template } = extraAssembly('ownAddressAndAlarms').getStackByName('code-sign-in-dev')
  const ringing = Object.values(resources(Template.fromJSON(template), ALARM))
  expect(ringing).toHaveLength(alarms.length)
  expect(ringing.map(({ Properties }) => Properties['AlarmActions'])).toEqual(ringing.map(() => [TOPIC]))
  expect(alarms.filter(([, { Properties }]) => Properties['AlarmActions'] !== undefined)).toEqual([])
})

it('the dashboard draws the funnel', () => {
  const { DashboardBody } = only(deployedTemplate('prod'), 'AWS::CloudWatch::Dashboard').Properties
  const text = JSON.stringify(DashboardBody)
  const funnel: Metric[] = [
    'Requested',
    'Mailed',
    'SignedIn',
    'Wrong',
    'Locked',
    'MailFailed',
    'PasswordReset',
    'NotMarked',
  ]
  expect(funnel.filter((name) => !text.includes(name))).toEqual([])
})
