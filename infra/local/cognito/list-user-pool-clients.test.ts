import { ListUserPoolClientsCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { post, refusalOf, startCognito } from './testing/start-cognito.ts'

test('one client, by id and name, without its secret', async () => {
  const { cognito, caller } = await startCognito()
  const input = { UserPoolId: cognito.poolId, MaxResults: 60 }
  const { UserPoolClients, NextToken } = await caller.sdk.send(new ListUserPoolClientsCommand(input))
  expect(UserPoolClients).toEqual([
    { UserPoolId: cognito.poolId, ClientId: cognito.clientId, ClientName: 'site' },
  ])
  expect(NextToken).toBeUndefined()
})

test('another pool: ResourceNotFoundException', async () => {
  const { caller } = await startCognito()
  const asked = new ListUserPoolClientsCommand({ UserPoolId: 'us-east-1_Else' })
  expect(await refusalOf(caller.sdk.send(asked))).toBe(
    'ResourceNotFoundException: User pool us-east-1_Else does not exist.',
  )
})

test('without a signature: "Missing Authentication Token"', async () => {
  const { cognito } = await startCognito()
  const { body } = await post(
    cognito.url,
    'ListUserPoolClients',
    JSON.stringify({ UserPoolId: cognito.poolId }),
  )
  expect(body).toMatchObject({ __type: 'MissingAuthenticationTokenException' })
})
