import { DescribeUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { appClientOn } from '#infra/pool.ts'
import { post, refusalOf, startCognito } from './testing/start-cognito.ts'

test('the client as it is written in pool.ts, with its secret', async () => {
  const { cognito, caller } = await startCognito()
  const { GenerateSecret: _, ...rest } = appClientOn('essentials')
  const { UserPoolClient } = await caller.sdk.send(describing(cognito))
  expect(UserPoolClient).toEqual({
    ...rest,
    UserPoolId: cognito.poolId,
    ClientId: cognito.clientId,
    ClientSecret: cognito.clientSecret,
    AllowedOAuthFlowsUserPoolClient: false,
  })
})

test('a client without a secret shows none', async () => {
  const { cognito, caller } = await startCognito({ client: { GenerateSecret: false } })
  const { UserPoolClient } = await caller.sdk.send(describing(cognito))
  expect(UserPoolClient).not.toHaveProperty('ClientSecret')
})

test('another client, another pool: ResourceNotFoundException', async () => {
  const { cognito, caller } = await startCognito()
  expect(await refusalOf(caller.sdk.send(describing({ ...cognito, clientId: 'other' })))).toBe(
    'ResourceNotFoundException: User pool client other does not exist.',
  )
  expect(await refusalOf(caller.sdk.send(describing({ ...cognito, poolId: 'us-east-1_Else' })))).toBe(
    'ResourceNotFoundException: User pool us-east-1_Else does not exist.',
  )
})

test('without a signature: "Missing Authentication Token", and no secret', async () => {
  const { cognito } = await startCognito()
  const input = { UserPoolId: cognito.poolId, ClientId: cognito.clientId }
  const { body } = await post(cognito.url, 'DescribeUserPoolClient', JSON.stringify(input))
  expect(body).toEqual({
    __type: 'MissingAuthenticationTokenException',
    message: 'Missing Authentication Token',
  })
})

function describing({ poolId, clientId }: { poolId: string; clientId: string }) {
  return new DescribeUserPoolClientCommand({ UserPoolId: poolId, ClientId: clientId })
}
