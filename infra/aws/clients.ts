import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { SESClient } from '@aws-sdk/client-ses'

export type Variables = Readonly<Record<string, string | undefined>>

export type Aws = {
  readonly cognito: CognitoIdentityProviderClient
  readonly lambda: LambdaClient
  readonly ses: SESClient
  readonly dynamodb: DynamoDBClient
}

/** Every service by the variable that leads the AWS SDK to another place than AWS. */
const ENDPOINTS = {
  cognito: 'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER',
  lambda: 'AWS_ENDPOINT_URL_LAMBDA',
  ses: 'AWS_ENDPOINT_URL_SES',
  dynamodb: 'AWS_ENDPOINT_URL_DYNAMODB',
} as const satisfies Record<keyof Aws, string>

type Service = keyof typeof ENDPOINTS

const LIMITS = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
}

/** Clients for the place and the credentials that these variables name; where they name none, the SDK looks for itself. */
export function awsClients(variables: Variables, region: string): Aws {
  const config = (service: Service) => {
    const endpoint = endpointOf(variables, service)
    return { ...LIMITS, region, ...credentialsIn(variables), ...(endpoint === undefined ? {} : { endpoint }) }
  }
  return {
    cognito: new CognitoIdentityProviderClient(config('cognito')),
    lambda: new LambdaClient(config('lambda')),
    ses: new SESClient(config('ses')),
    dynamodb: new DynamoDBClient(config('dynamodb')),
  }
}

export function endpointOf(variables: Variables, service: Service): string | undefined {
  return variables[ENDPOINTS[service]] || variables['AWS_ENDPOINT_URL'] || undefined
}

/** The variables that are missing where some services are led elsewhere and others not: these would be AWS's own. */
export function missingEndpoints(variables: Variables): string[] {
  const missing = Object.values(ENDPOINTS).filter((name) => !variables[name])
  const isEverywhere = missing.length === 0 || missing.length === Object.keys(ENDPOINTS).length
  return isEverywhere || variables['AWS_ENDPOINT_URL'] ? [] : missing
}

/** In the order of AWS's own tools: a profile that is named wins over keys. */
function credentialsIn(variables: Variables) {
  const {
    AWS_PROFILE: profile,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = variables
  if (profile) return { profile }
  if (!accessKeyId || !secretAccessKey) return {}
  return { credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) } }
}
