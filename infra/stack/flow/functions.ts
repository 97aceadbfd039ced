import { join } from 'node:path'
import { z } from 'zod'
import { triggerNames } from '../../per-trigger.ts'
import type { Trigger } from '../../pool.ts'
import type { TriggerHandler } from '../../triggers/trigger-handler.ts'
import { FunctionProcess } from './function-process.ts'
import { type Intrinsics, PLACE } from './intrinsics.ts'
import { type Statement, statementsOf } from './policies.ts'
import type { Resource, Template } from './template.ts'

const MILLISECONDS = 1000
const REAL_RUNTIME = 'nodejs24.x'

const FunctionSchema = z.object({
  Handler: z.string().regex(/^[\w-]+\.handler$/),
  Runtime: z.literal(REAL_RUNTIME),
  Role: z.string(),
  Timeout: z.number(),
  MemorySize: z.number(),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
})

const PermissionSchema = z.object({
  Action: z.literal('lambda:InvokeFunction'),
  FunctionName: z.string(),
  Principal: z.literal('cognito-idp.amazonaws.com'),
  SourceArn: z.string(),
  SourceAccount: z.literal(PLACE.account),
})

/** How the triggers' functions reach the services of this machine. */
export type FunctionHost = {
  /** On top of what the template sets: what Lambda sets itself, and where the services are. */
  readonly endpoints: Record<string, string>
  readonly millisecondsAhead: () => number
  readonly onLine: (line: string) => void
}

/** The functions that the template's pool names and may invoke, as processes of this machine. */
export class Functions {
  readonly #template: Template
  readonly #intrinsics: Intrinsics
  readonly #rights = new Map<Trigger, readonly Statement[]>()
  readonly #processes: FunctionProcess[] = []

  constructor(template: Template, intrinsics: Intrinsics) {
    this.#template = template
    this.#intrinsics = intrinsics
  }

  /** A handler for each trigger that the template's pool has; one that the pool may not invoke fails. */
  handlers(host: FunctionHost): Partial<Record<Trigger, TriggerHandler>> {
    const pool = this.#template.only('AWS::Cognito::UserPool')
    const lambdas = z
      .record(z.string(), z.string())
      .parse(this.#intrinsics.resolve(pool.Properties['LambdaConfig']))
    const invocable = this.#invocableFrom(this.#intrinsics.arn(pool))
    const connected = triggerNames.flatMap((trigger) => {
      const lambda = this.#byArn('AWS::Lambda::Function', lambdas[trigger])
      if (lambda === undefined) return []
      const isInvocable = invocable.has(this.#intrinsics.arn(lambda))
      return [[trigger, isInvocable ? this.#start(trigger, lambda, host) : notInvocable] as const]
    })
    return Object.fromEntries(connected)
  }

  /** What a trigger may call. Its functions sign with its name for an access key. */
  rightsOf(accessKeyId: string): readonly Statement[] {
    return [...this.#rights].find(([trigger]) => trigger === accessKeyId)?.[1] ?? []
  }

  async close(): Promise<void> {
    for (const process of this.#processes) await process.close()
  }

  #start(trigger: Trigger, lambda: Resource, host: FunctionHost): TriggerHandler {
    const { Handler, Role, Timeout, MemorySize, Environment } = FunctionSchema.parse(
      this.#intrinsics.resolve(lambda.Properties),
    )
    const role = this.#byArn('AWS::IAM::Role', Role)
    this.#rights.set(trigger, role === undefined ? [] : statementsOf(this.#template, this.#intrinsics, role))
    const process = new FunctionProcess({
      module: join(this.#template.codeFolder(lambda), `${Handler.split('.')[0]}.mjs`),
      environment: { ...Environment.Variables, ...lambdaVariables(trigger), ...host.endpoints },
      timeoutMilliseconds: Timeout * MILLISECONDS,
      memoryMegabytes: MemorySize,
      millisecondsAhead: host.millisecondsAhead,
      onLine: host.onLine,
    })
    this.#processes.push(process)
    return (event) => process.invoke(event)
  }

  #invocableFrom(poolArn: string): Set<string> {
    const permissions = this.#template
      .all('AWS::Lambda::Permission')
      .map(({ Properties }) => PermissionSchema.parse(this.#intrinsics.resolve(Properties)))
    return new Set(
      permissions.filter(({ SourceArn }) => SourceArn === poolArn).map(({ FunctionName }) => FunctionName),
    )
  }

  #byArn(type: string, arn: string | undefined): Resource | undefined {
    return this.#template.all(type).find((resource) => this.#intrinsics.arn(resource) === arn)
  }
}

async function notInvocable(): Promise<never> {
  throw new Error('AccessDeniedException')
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
function lambdaVariables(trigger: Trigger): Record<string, string> {
  return {
    AWS_REGION: PLACE.region,
    AWS_LAMBDA_FUNCTION_NAME: trigger,
    AWS_ACCESS_KEY_ID: trigger,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    // Lambda's Node is newer than the one that the SDK complains about.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  }
}
