import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SESClient } from '@aws-sdk/client-ses'
import { type Clock, systemClock } from '#lib/clock.ts'
import { type TriggerEnvironment, triggerEnvironment } from './environment.ts'
import type { TriggerHandler } from './handler.ts'

/** What the triggers work with; each asks for its part with `Pick`. */
export type Dependencies = {
  readonly environment: TriggerEnvironment
  readonly clock: Clock
  readonly dynamodb: DynamoDBClient
  readonly ses: SESClient
  readonly cognito: CognitoIdentityProviderClient
}

/** Cognito gives a trigger 5 s in all, connections to cold services included. */
const CONNECT_MILLISECONDS = 1_000

/**
 * The real ones, from the Lambda function's environment. Throws when a variable is missing or malformed.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */
export function dependenciesFromEnvironment(): Dependencies {
  return {
    environment: triggerEnvironment(),
    clock: systemClock,
    dynamodb: new DynamoDBClient({ maxAttempts: 2, requestHandler: bounded(1_000) }),
    // One attempt: a repeated call could mail twice. How long it may take follows from the lease.
    ses: new SESClient({ maxAttempts: 1, requestHandler: bounded(3_400) }),
    cognito: new CognitoIdentityProviderClient({ maxAttempts: 2, requestHandler: bounded(1_500) }),
  }
}

/**
 * A Lambda entry that builds its trigger at the first invocation, so that a wrong configuration fails an invocation,
 * with a sentence in its log, and not the loading of the module.
 */
export function lambda(build: (dependencies: Dependencies) => TriggerHandler): TriggerHandler {
  let handler: TriggerHandler | undefined
  return async (event) => {
    handler ??= build(dependenciesFromEnvironment())
    return handler(event)
  }
}

function bounded(requestMilliseconds: number) {
  return {
    connectionTimeout: CONNECT_MILLISECONDS,
    requestTimeout: requestMilliseconds,
    // Without it the SDK only warns when the time is over.
    throwOnRequestTimeout: true,
  }
}
