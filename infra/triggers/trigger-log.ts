import type { Clock } from '#lib/clock.ts'

/** What the funnel counts; each is a CloudWatch metric of one namespace. */
export type Metric =
  | 'Requested'
  | 'Mailed'
  | 'NoticeMailed'
  | 'CognitoMailed'
  | 'MailFailed'
  | 'Wrong'
  | 'Locked'
  | 'ClientUnknown'
  | 'SignedIn'
  | 'TokenReused'
  | 'NotMarked'
  | 'PasswordReset'
  | 'SignOutFailed'
  | 'PasswordKept'

/** One thing that happened in a sign-in. There is no address, no code and no answer in it. */
export type TriggerLogEvent = {
  readonly event:
    | 'start-refused'
    | 'start-charged'
    | 'token-reused'
    | 'client-unknown'
    | 'code-requested'
    | 'code-answered'
    | 'signed-in'
    | 'confirmed'
    | 'password-reset'
    | 'notice-sent'
    | 'notice-failed'
    | 'message-written'
    | 'message-refused'
    | 'message-unused'
  readonly outcome: string
  /** The account's table key, a keyed hash. */
  readonly account?: string
  readonly metrics: readonly Metric[]
}

/** All that is logged of an error: messages of AWS quote addresses and names. */
export function errorClass(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}

/** Where lines of a log go. */
export type WriteLine = (line: string) => void

/** Writes past Lambda's console, which would wrap the line: CloudWatch reads metrics from bare JSON only. */
export const writeToStdout: WriteLine = (line) => {
  process.stdout.write(`${line}\n`)
}

/** Where CloudWatch keeps the metrics. */
export const NAMESPACE = 'CodeSignIn'

/** What tells the deployments in one account apart: each has a table of its own. */
export const DIMENSION = 'Table'

type Needs = {
  readonly environment: { readonly TABLE_NAME: string }
  readonly clock: Clock
  readonly writeLine: WriteLine
}

/**
 * Writes one line per event, which is a log entry and a set of metrics at once.
 * @param begun when the invocation began, epoch milliseconds
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function logTriggerEvent(
  { environment, clock, writeLine }: Needs,
  begun: number,
  { metrics, ...event }: TriggerLogEvent,
): void {
  const now = clock()
  writeLine(
    JSON.stringify({
      ...(metrics.length === 0 ? {} : embedded(metrics, environment.TABLE_NAME, now)),
      ...event,
      durationMilliseconds: now - begun,
    }),
  )
}

function embedded(metrics: readonly Metric[], table: string, now: number): object {
  const Metrics = metrics.map((Name) => ({ Name, Unit: 'Count' }))
  const directive = { Namespace: NAMESPACE, Dimensions: [[DIMENSION]], Metrics }
  return {
    _aws: { Timestamp: now, CloudWatchMetrics: [directive] },
    [DIMENSION]: table,
    ...Object.fromEntries(metrics.map((name) => [name, 1])),
  }
}
