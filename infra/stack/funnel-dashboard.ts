import { Stack } from 'aws-cdk-lib'
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  SingleValueWidget,
} from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import type { Metric } from '../triggers/trigger-log.ts'
import { type Functions, type Funnel, ofEach } from './metrics.ts'

type Props = {
  readonly functions: Functions
  readonly funnel: Funnel
  readonly alarms: readonly Alarm[]
}

const WIDTH = 24

type Place = 'funnel' | 'refusals' | 'afterwards'

/** Where each of the triggers' metrics is drawn: one that is added there and forgotten here does not compile. */
const PLACES: Record<Metric, Place> = {
  Requested: 'funnel',
  Mailed: 'funnel',
  SignedIn: 'funnel',
  Wrong: 'refusals',
  Locked: 'refusals',
  MailFailed: 'refusals',
  ClientUnknown: 'refusals',
  TokenReused: 'refusals',
  NotMarked: 'afterwards',
  NoticeMailed: 'afterwards',
  CognitoMailed: 'afterwards',
  PasswordReset: 'afterwards',
  SignOutFailed: 'afterwards',
  PasswordKept: 'afterwards',
}

const METRICS = Object.keys(PLACES).filter(isMetric)

/** One page: how many ask for a code, get it, and get in; and what the triggers that do it are like. */
export class FunnelDashboard extends Construct {
  constructor(scope: Construct, id: string, { functions, funnel, alarms }: Props) {
    super(scope, id)
    const metricsIn = (place: Place) =>
      METRICS.filter((name) => PLACES[name] === place).map((name) => funnel(name))
    new Dashboard(this, 'Dashboard', {
      dashboardName: Stack.of(this).stackName,
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', width: WIDTH, height: 3, alarms: [...alarms] })],
        [
          new SingleValueWidget({
            title: 'From a request to a signed-in person',
            width: WIDTH,
            metrics: metricsIn('funnel'),
            setPeriodToTimeRange: true,
          }),
        ],
        [
          graph('Funnel', metricsIn('funnel')),
          graph('Wrong, locked out, not mailed', metricsIn('refusals')),
          graph('Passwords, notices, addresses not marked', metricsIn('afterwards')),
        ],
        [
          graph('Longest run, ms', ofEach(functions, 'longest')),
          graph('Errors, refused starts among them', ofEach(functions, 'errors')),
          graph('Invocations', ofEach(functions, 'invocations')),
        ],
      ],
    })
  }
}

function isMetric(name: string): name is Metric {
  return name in PLACES
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: WIDTH / 3 })
}
