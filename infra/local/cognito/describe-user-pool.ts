import { z } from 'zod'
import type { Operation, Services } from './services.ts'
import { requirePool, requireSigned } from './signed.ts'
import { parseInput, shapes } from './validation.ts'

const Input = z.object({ UserPoolId: shapes.userPoolId })

/** No account has this number. */
const ACCOUNT = '000000000000'

/**
 * What the pool is like, in the names of the API: they are not always those of CloudFormation. The service lists all
 * standard attributes and its own defaults besides.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html
 */
export const describeUserPool: Operation = async (services, body, headers) => {
  requireSigned(headers)
  requirePool(services, parseInput(Input, body).UserPoolId)
  const { poolId, region, pool, state } = services
  const { UserPoolName, Schema = [], VerificationMessageTemplate } = pool
  const { EmailSubject, EmailMessage } = VerificationMessageTemplate
  return {
    UserPool: {
      Id: poolId,
      Name: UserPoolName,
      Arn: `arn:aws:cognito-idp:${region}:${ACCOUNT}:userpool/${poolId}`,
      UserPoolTier: pool.UserPoolTier,
      UsernameAttributes: pool.UsernameAttributes,
      UsernameConfiguration: pool.UsernameConfiguration,
      AutoVerifiedAttributes: pool.AutoVerifiedAttributes,
      SchemaAttributes: Schema.map((attribute) => ({ ...attribute, DeveloperOnlyAttribute: false })),
      Policies: pool.Policies,
      AdminCreateUserConfig: pool.AdminCreateUserConfig,
      AccountRecoverySetting: pool.AccountRecoverySetting,
      VerificationMessageTemplate,
      EmailVerificationSubject: EmailSubject,
      EmailVerificationMessage: EmailMessage,
      LambdaConfig: lambdaConfig(services),
      MfaConfiguration: 'OFF',
      DeletionProtection: 'INACTIVE',
      EstimatedNumberOfUsers: [...state.users.values()].length,
    },
  }
}

/** Nothing answers under these names: the triggers run in this process. */
function lambdaConfig({ region, triggers }: Services): Record<string, string> {
  return Object.fromEntries(
    triggers().map((trigger) => [trigger, `arn:aws:lambda:${region}:${ACCOUNT}:function:${trigger}`]),
  )
}
