/** Where the services of a local pool answer. */
export type ServiceUrls = {
  readonly cognito: string
  readonly dynamodb: string
  readonly ses: string
  readonly lambda: string
}

/**
 * The variables by which the AWS SDK reaches a local pool as an operator. The site needs the first alone: it holds no
 * credentials.
 */
export function operatorEnvironment({ cognito, dynamodb, ses, lambda }: ServiceUrls): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_SES: ses,
    AWS_ENDPOINT_URL_LAMBDA: lambda,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  }
}
