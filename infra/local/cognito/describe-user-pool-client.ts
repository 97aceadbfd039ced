import { z } from 'zod'
import { requirePool, requireSignature } from './admin.ts'
import { requireClient } from './client-check.ts'
import type { Operation } from './services.ts'
import { parseInput, shapes } from './validation.ts'

const Input = z.object({ UserPoolId: shapes.userPoolId, ClientId: shapes.clientId })

/**
 * What the client is like, its secret included.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolClient.html
 */
export const describeUserPoolClient: Operation = async (services, body, headers) => {
  requireSignature(headers)
  const input = parseInput(Input, body)
  requirePool(services, input.UserPoolId)
  requireClient(services, input.ClientId)
  const { poolId, client, identity } = services
  const { GenerateSecret, ...described } = client
  return {
    UserPoolClient: {
      ...described,
      UserPoolId: poolId,
      ClientId: identity.clientId,
      ...(GenerateSecret ? { ClientSecret: identity.clientSecret } : {}),
      AllowedOAuthFlowsUserPoolClient: false,
    },
  }
}
