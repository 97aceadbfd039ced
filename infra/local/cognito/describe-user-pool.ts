import { z } from 'zod'
import { functionArn, poolArn } from '#infra/local/arns.ts'
import { requirePool, requireSignature } from './admin.ts'
import type { Operation, Services } from './services.ts'
import { parseInput, shapes } from './validation.ts'

const Input = z.object({ UserPoolId: shapes.userPoolId })

/**
 * What the pool is like, in the names of the API: they are not always those of CloudFormation. The service lists all
 * standard attributes and its own defaults besides.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html
 */
export const describeUserPool: Operation = async (services, body, headers) => {
  requireSignature(headers)
  requirePool(services, parseInput(Input, body).UserPoolId)
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

/** Nothing is invoked under these names: the triggers run in this process. `infra/local/lambda` tells of them. */
function lambdaConfig({ triggers }: Services): Record<string, string> {
  return Object.fromEntries(triggers().map((trigger) => [trigger, functionArn(trigger)]))
}
