import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminResetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { onTestFinished } from 'vitest'
import { localAwsConfig } from '#infra/local/aws-config.ts'
import type { LocalPool } from '#infra/local/start-local-pool.ts'

/** The password of an account that an operator creates. */
export const TEMPORARY = 'chosen by an operator'

/** A caller with AWS credentials for the pool, until the test is over. */
export function operator({ cognitoUrl, poolId: UserPoolId }: Pick<LocalPool, 'cognitoUrl' | 'poolId'>) {
  const client = new CognitoIdentityProviderClient(localAwsConfig(cognitoUrl))
  onTestFinished(() => client.destroy())
  return {
    async creates(email: string): Promise<void> {
      const UserAttributes = [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ]
      const named = { UserPoolId, Username: email, UserAttributes, TemporaryPassword: TEMPORARY }
      await client.send(new AdminCreateUserCommand({ ...named, MessageAction: 'SUPPRESS' }))
    },
    async disables(email: string): Promise<void> {
      await client.send(new AdminDisableUserCommand({ UserPoolId, Username: email }))
    },
    async createsGroup(GroupName: string): Promise<void> {
      await client.send(new CreateGroupCommand({ UserPoolId, GroupName }))
    },
    async addsToGroup(email: string, GroupName: string): Promise<void> {
      await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: email, GroupName }))
    },
    async removesFromGroup(email: string, GroupName: string): Promise<void> {
      await client.send(new AdminRemoveUserFromGroupCommand({ UserPoolId, Username: email, GroupName }))
    },
    async resets(email: string): Promise<void> {
      await client.send(new AdminResetUserPasswordCommand({ UserPoolId, Username: email }))
    },
  }
}
