import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { SESClient } from '@aws-sdk/client-ses'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { credentialsIn, type Variables } from './credentials.ts'

export type Aws = {
  readonly cognito: CognitoIdentityProviderClient
  readonly lambda: LambdaClient
  readonly ses: SESClient
  readonly sesv2: SESv2Client
  readonly dynamodb: DynamoDBClient
}

/** For each service, the variable that sends the AWS SDK to another endpoint. */
const ENDPOINTS = {
  cognito: 'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER',
  lambda: 'AWS_ENDPOINT_URL_LAMBDA',
  ses: 'AWS_ENDPOINT_URL_SES',
  sesv2: 'AWS_ENDPOINT_URL_SESV2',
  dynamodb: 'AWS_ENDPOINT_URL_DYNAMODB',
} as const satisfies Record<keyof Aws, string>

type Service = keyof typeof ENDPOINTS

const LIMITS = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
}

/** Clients for the endpoints and credentials in the variables. */
export function awsClients(variables: Variables, region: string): Aws {
  const config = (service: Service) => {
    const endpoint = endpointOf(variables, service)
    return { ...LIMITS, region, ...credentialsIn(variables), ...(endpoint === undefined ? {} : { endpoint }) }
  }
  return {
    cognito: new CognitoIdentityProviderClient(config('cognito')),
    lambda: new LambdaClient(config('lambda')),
    ses: new SESClient(config('ses')),
    sesv2: new SESv2Client(config('sesv2')),
    dynamodb: new DynamoDBClient(config('dynamodb')),
  }
}

export function endpointOf(variables: Variables, service: Service): string | undefined {
  return variables[ENDPOINTS[service]] || variables['AWS_ENDPOINT_URL'] || undefined
}

/** The missing endpoint variables if only some services have one: the others would call AWS. */
export function missingEndpoints(variables: Variables): string[] {
  const missing = Object.values(ENDPOINTS).filter((name) => !variables[name])
  const isEverywhere = missing.length === 0 || missing.length === Object.keys(ENDPOINTS).length
  return isEverywhere || variables['AWS_ENDPOINT_URL'] ? [] : missing
}
