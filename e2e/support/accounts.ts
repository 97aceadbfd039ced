import { createHmac, randomBytes } from 'node:crypto'
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminResetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { localAwsConfig } from '#infra/local/aws-config.ts'
import { startLocalCognito } from '#infra/local/cognito/server.ts'
import type { LocalPool } from '#infra/local/start-local-pool.ts'
import type { Clock } from '#lib/clock.ts'

/** Creates an account with a temporary password, as an operator would who tells it to its owner. */
export async function createAccount(pool: LocalPool, address: string, password: string): Promise<void> {
  const client = clientFor(pool.cognitoUrl)
  await client.send(
    new AdminCreateUserCommand({
      UserPoolId: pool.poolId,
      Username: address,
      TemporaryPassword: password,
      UserAttributes: [
        { Name: 'email', Value: address },
        { Name: 'email_verified', Value: 'true' },
      ],
      MessageAction: 'SUPPRESS',
    }),
  )
  client.destroy()
}

/** Has an account choose a new password, as an operator would. */
export async function requireReset(pool: LocalPool, address: string): Promise<void> {
  const client = clientFor(pool.cognitoUrl)
  await client.send(new AdminResetUserPasswordCommand({ UserPoolId: pool.poolId, Username: address }))
  client.destroy()
}

/** Disables an account, as an operator would. */
export async function disableAccount(pool: LocalPool, address: string): Promise<void> {
  const client = clientFor(pool.cognitoUrl)
  await client.send(new AdminDisableUserCommand({ UserPoolId: pool.poolId, Username: address }))
  client.destroy()
}

/** Adds an account to groups; those that the pool does not have are made. */
export async function addToGroups(
  pool: LocalPool,
  address: string,
  groups: readonly string[],
): Promise<void> {
  const client = clientFor(pool.cognitoUrl)
  for (const GroupName of groups) {
    if (GroupName !== 'staff')
      await client.send(new CreateGroupCommand({ UserPoolId: pool.poolId, GroupName }))
    await client.send(
      new AdminAddUserToGroupCommand({ UserPoolId: pool.poolId, Username: address, GroupName }),
    )
  }
  client.destroy()
}

/** Takes a group away from an account, as an operator would. */
export async function removeFromGroup(pool: LocalPool, address: string, GroupName: string): Promise<void> {
  const client = clientFor(pool.cognitoUrl)
  await client.send(
    new AdminRemoveUserFromGroupCommand({ UserPoolId: pool.poolId, Username: address, GroupName }),
  )
  client.destroy()
}

/** Deletes an account, as an operator would. */
export async function deleteUserOf(pool: LocalPool, address: string): Promise<void> {
  const client = clientFor(pool.cognitoUrl)
  await client.send(new AdminDeleteUserCommand({ UserPoolId: pool.poolId, Username: address }))
  client.destroy()
}

/** Has Cognito issue a refresh token that no cookie holds: from here on, signing in throws. */
export function issueOversizedTokens(pool: LocalPool): void {
  pool.faults.cognito.instead = (_operation, answer) =>
    'AuthenticationResult' in answer && answer.AuthenticationResult instanceof Object
      ? {
          ...answer,
          AuthenticationResult: {
            ...answer.AuthenticationResult,
            RefreshToken: randomBytes(3_000).toString('base64url'),
          },
        }
      : answer
}

/**
 * Leaves an unconfirmed account in a pool's state folder: a sign-up from before the pool had its triggers.
 * @param folder Cognito's part of the state folder
 */
export async function leaveUnconfirmedAccount(folder: string, clock: Clock, address: string): Promise<void> {
  const cognito = await startLocalCognito({ port: 0, clock, triggers: () => ({}), stateFolder: folder })
  const client = clientFor(cognito.url)
  const hash = createHmac('sha256', cognito.clientSecret).update(address + cognito.clientId)
  await client.send(
    new SignUpCommand({
      ClientId: cognito.clientId,
      SecretHash: hash.digest('base64'),
      Username: address,
      Password: 'correct horse battery staple',
    }),
  )
  client.destroy()
  await cognito.close()
}

function clientFor(endpoint: string): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({ ...localAwsConfig(endpoint), maxAttempts: 1 })
}
