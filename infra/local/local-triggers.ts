import type { Trigger } from '#infra/pool.ts'
import { cognitoClient, dynamodbClient, sesClient } from '#infra/triggers/aws-clients.ts'
import { people } from '#infra/triggers/people.ts'
import { parseTriggerEnvironment } from '#infra/triggers/trigger-env.ts'
import type { TriggerHandler } from '#infra/triggers/trigger-handler.ts'
import type { WriteLine } from '#infra/triggers/trigger-log.ts'
import { createTriggers } from '#infra/triggers/triggers.ts'
import type { Clock } from '#lib/clock.ts'
import { localAwsConfig } from './aws-config.ts'

export type LocalTriggersOptions = {
  /** What the stack would set on the Lambda functions. */
  readonly environment: Record<string, string>
  readonly clock: Clock
  readonly writeLine: WriteLine
  readonly endpoints: { readonly cognito: string; readonly dynamodb: string; readonly ses: string }
}

export type LocalTriggers = {
  readonly handlers: Record<Trigger, TriggerHandler>
  close(): Promise<void>
}

/** The function of operators that gets deployed, with a client of the table that can reach this machine only. */
export function localPeople({
  environment,
  clock,
  writeLine,
  endpoints,
}: Omit<LocalTriggersOptions, 'endpoints'> & { readonly endpoints: { readonly dynamodb: string } }) {
  const dynamodb = dynamodbClient(localAwsConfig(endpoints.dynamodb))
  return {
    handler: people({ environment: parseTriggerEnvironment(environment), clock, writeLine, dynamodb }),
    close: async () => dynamodb.destroy(),
  }
}

/** The triggers that get deployed, with AWS clients that can reach this machine only. */
export function localTriggers({
  environment,
  clock,
  writeLine,
  endpoints,
}: LocalTriggersOptions): LocalTriggers {
  const clients = {
    dynamodb: dynamodbClient(localAwsConfig(endpoints.dynamodb)),
    ses: sesClient(localAwsConfig(endpoints.ses)),
    cognito: cognitoClient(localAwsConfig(endpoints.cognito)),
  }
  return {
    handlers: createTriggers({
      environment: parseTriggerEnvironment(environment),
      clock,
      writeLine,
      ...clients,
    }),
    close: async () => {
      for (const client of Object.values(clients)) client.destroy()
    },
  }
}
