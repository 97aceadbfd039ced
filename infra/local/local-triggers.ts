import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SESClient } from '@aws-sdk/client-ses'
import type { Trigger } from '#infra/pool.ts'
import { parseTriggerEnvironment } from '#infra/triggers/environment.ts'
import type { TriggerHandler } from '#infra/triggers/handler.ts'
import { createTriggers } from '#infra/triggers/triggers.ts'
import type { Clock } from '#lib/clock.ts'
import { localClient } from './local-client.ts'

export type LocalTriggersOptions = {
  /** What the stack would set on the Lambda functions. */
  readonly environment: Record<string, string>
  readonly clock: Clock
  readonly endpoints: { readonly cognito: string; readonly dynamodb: string; readonly ses: string }
}

export type LocalTriggers = {
  readonly handlers: Record<Trigger, TriggerHandler>
  close(): Promise<void>
}

/** The triggers that get deployed, with AWS clients that can reach this machine only. */
export function localTriggers({ environment, clock, endpoints }: LocalTriggersOptions): LocalTriggers {
  const dynamodb = new DynamoDBClient(localClient(endpoints.dynamodb))
  // One attempt, as in Lambda: a repeated call could mail twice.
  const ses = new SESClient({ ...localClient(endpoints.ses), maxAttempts: 1 })
  const cognito = new CognitoIdentityProviderClient(localClient(endpoints.cognito))
  const clients = [dynamodb, ses, cognito]
  return {
    handlers: createTriggers({
      environment: parseTriggerEnvironment(environment),
      clock,
      dynamodb,
      ses,
      cognito,
    }),
    close: async () => {
      for (const client of clients) client.destroy()
    },
  }
}
