import { z } from 'zod'
import { functionArn, poolArn } from '#infra/local/aws-config.ts'
import { requirePool, requireSignature } from '../cognito/admin.ts'
import { requireClient } from '../cognito/client-check.ts'
import type { Operation, Services } from '../cognito/services.ts'
import { parseInput, shapes } from '../cognito/validation.ts'

const DescribePoolInput = z.object({ UserPoolId: shapes.userPoolId })

/**
 * The pool in the API's names, which are not always CloudFormation's. The service adds all standard attributes and its
 * own defaults.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html
 */
export const describeUserPool: Operation = async (services, body, headers) => {
  requireSignature(headers)
  requirePool(services, parseInput(DescribePoolInput, body).UserPoolId)
  const { poolId, pool, state } = services
  const { UserPoolName, Schema = [], VerificationMessageTemplate } = pool
  const { EmailSubject, EmailMessage } = VerificationMessageTemplate
  return {
    UserPool: {
      Id: poolId,
      Name: UserPoolName,
      Arn: poolArn(poolId),
      UserPoolTier: pool.UserPoolTier,
      UsernameAttributes: pool.UsernameAttributes,
      UsernameConfiguration: pool.UsernameConfiguration,
      AutoVerifiedAttributes: pool.AutoVerifiedAttributes,
      UserAttributeUpdateSettings: pool.UserAttributeUpdateSettings,
      SchemaAttributes: Schema.map((attribute) => ({ ...attribute, DeveloperOnlyAttribute: false })),
      Policies: pool.Policies,
      AdminCreateUserConfig: pool.AdminCreateUserConfig,
      AccountRecoverySetting: pool.AccountRecoverySetting,
      VerificationMessageTemplate,
      EmailConfiguration: pool.EmailConfiguration,
      EmailVerificationSubject: EmailSubject,
      EmailVerificationMessage: EmailMessage,
      LambdaConfig: { ...lambdaConfig(services), ...pool.LambdaConfig },
      MfaConfiguration: pool.MfaConfiguration ?? 'OFF',
      DeletionProtection: pool.DeletionProtection ?? 'INACTIVE',
      EstimatedNumberOfUsers: [...state.users.values()].length,
    },
  }
}

/** Nothing is invoked by these names: the triggers run in this process. `lambda.ts` describes them. */
function lambdaConfig({ triggers }: Services): Record<string, string> {
  return Object.fromEntries(triggers().map((trigger) => [trigger, functionArn(trigger)]))
}

const DescribeClientInput = z.object({ UserPoolId: shapes.userPoolId, ClientId: shapes.clientId })

/**
 * The client, its secret included.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolClient.html
 */
export const describeUserPoolClient: Operation = async (services, body, headers) => {
  requireSignature(headers)
  const input = parseInput(DescribeClientInput, body)
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

const ListClientsInput = z.object({
  UserPoolId: shapes.userPoolId,
  MaxResults: z.number().min(1).max(60).optional(),
})

/**
 * All clients of the pool; there is never a second page.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolClients.html
 */
export const listUserPoolClients: Operation = async (services, body, headers) => {
  requireSignature(headers)
  requirePool(services, parseInput(ListClientsInput, body).UserPoolId)
  const { poolId, listedClients } = services
  return { UserPoolClients: listedClients.map((client) => ({ UserPoolId: poolId, ...client })) }
}
