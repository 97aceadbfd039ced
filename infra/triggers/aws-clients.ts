import {
  CognitoIdentityProviderClient,
  type CognitoIdentityProviderClientConfig,
} from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { SESClient, type SESClientConfig } from '@aws-sdk/client-ses'

/** The AWS services that the triggers call. */
export type AwsClients = {
  readonly dynamodb: DynamoDBClient
  readonly ses: SESClient
  readonly cognito: CognitoIdentityProviderClient
}

/** Cognito gives a trigger 5 s in all, connections to cold services included. */
const CONNECT_MILLISECONDS = 1_000

/** What each call may take, and how often it is made. SES has one attempt: a repeated call could send twice. */
export const CALLS = {
  dynamodb: { attempts: 2, milliseconds: 1_000 },
  ses: { attempts: 1, milliseconds: 3_000 },
  cognito: { attempts: 2, milliseconds: 1_500 },
} as const

/**
 * The clients have limits that fit into those 5 s: the same in the cloud and on a laptop. A trigger makes those it needs, and
 * its bundle holds no other.
 * @param target where the service is reached and as whom, when the platform does not say so itself
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */
export function dynamodbClient(target: DynamoDBClientConfig = {}): DynamoDBClient {
  const { attempts, milliseconds } = CALLS.dynamodb
  return new DynamoDBClient({ ...target, maxAttempts: attempts, requestHandler: bounded(milliseconds) })
}

/** SES; the lease gives a call less time, if it began late. */
export function sesClient(target: SESClientConfig = {}): SESClient {
  const { attempts, milliseconds } = CALLS.ses
  const requestHandler = { ...bounded(milliseconds), ...FRESH_CONNECTIONS }
  return new SESClient({ ...target, maxAttempts: attempts, requestHandler })
}

/** The pool's own administration. */
export function cognitoClient(
  target: CognitoIdentityProviderClientConfig = {},
): CognitoIdentityProviderClient {
  const { attempts, milliseconds } = CALLS.cognito
  return new CognitoIdentityProviderClient({
    ...target,
    maxAttempts: attempts,
    requestHandler: bounded(milliseconds),
  })
}

/**
 * A frozen function wakes up with connections that the other side has closed. Where a call is not repeated, that would fail a
 * sign-in, so it opens its own connection.
 */
const FRESH_CONNECTIONS = { httpAgent: { keepAlive: false }, httpsAgent: { keepAlive: false } }

function bounded(requestMilliseconds: number) {
  return {
    connectionTimeout: CONNECT_MILLISECONDS,
    requestTimeout: requestMilliseconds,
    // Without it the SDK only warns when the time is over.
    throwOnRequestTimeout: true,
  }
}
