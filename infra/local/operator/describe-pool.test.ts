import {
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  ListUserPoolClientsCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { appClientOn, userPoolIn } from '#infra/pool.ts'
import { post, refusalOf, startCognito } from '../cognito/testing/start-cognito.ts'

test('the pool as it is written in pool.ts, under the names of the API', async () => {
  const { cognito, caller } = await startCognito()
  await caller.signUp('anna@example.com')
  const { UserPool } = await caller.sdk.send(new DescribeUserPoolCommand({ UserPoolId: cognito.poolId }))
  const { UserPoolName, Schema, ...rest } = userPoolIn('code')
  expect(UserPool).toMatchObject({
    ...rest,
    Id: cognito.poolId,
    Name: UserPoolName,
    SchemaAttributes: Schema,
    EmailVerificationSubject: rest.VerificationMessageTemplate.EmailSubject,
    EstimatedNumberOfUsers: 1,
  })
  expect(UserPool?.Arn).toMatch(/^arn:aws:cognito-idp:us-east-1:\d{12}:userpool\/us-east-1_Local0001$/)
})

test('it names the triggers that it has, and no others', async () => {
  const { cognito, caller } = await startCognito({ triggers: { PreSignUp: async (event) => event } })
  const { UserPool } = await caller.sdk.send(new DescribeUserPoolCommand({ UserPoolId: cognito.poolId }))
  expect(UserPool?.LambdaConfig).toEqual({ PreSignUp: expect.stringMatching(/:function:PreSignUp$/) })
})

test('another pool: ResourceNotFoundException', async () => {
  const { caller } = await startCognito()
  expect(
    await refusalOf(caller.sdk.send(new DescribeUserPoolCommand({ UserPoolId: 'us-east-1_Else' }))),
  ).toBe('ResourceNotFoundException: User pool us-east-1_Else does not exist.')
})

test('without a signature: "Missing Authentication Token"', async () => {
  const { cognito } = await startCognito()
  const { status, body } = await post(
    cognito.url,
    'DescribeUserPool',
    JSON.stringify({ UserPoolId: cognito.poolId }),
  )
  expect({ status, body }).toMatchObject({
    status: 400,
    body: { __type: 'MissingAuthenticationTokenException' },
  })
})

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

test('one client, by id and name, without its secret', async () => {
  const { cognito, caller } = await startCognito()
  const input = { UserPoolId: cognito.poolId, MaxResults: 60 }
  const { UserPoolClients, NextToken } = await caller.sdk.send(new ListUserPoolClientsCommand(input))
  expect(UserPoolClients).toEqual([
    { UserPoolId: cognito.poolId, ClientId: cognito.clientId, ClientName: 'site' },
  ])
  expect(NextToken).toBeUndefined()
})

test('the clients of another pool: ResourceNotFoundException', async () => {
  const { caller } = await startCognito()
  const asked = new ListUserPoolClientsCommand({ UserPoolId: 'us-east-1_Else' })
  expect(await refusalOf(caller.sdk.send(asked))).toBe(
    'ResourceNotFoundException: User pool us-east-1_Else does not exist.',
  )
})

test('the clients without a signature: "Missing Authentication Token"', async () => {
  const { cognito } = await startCognito()
  const { body } = await post(
    cognito.url,
    'ListUserPoolClients',
    JSON.stringify({ UserPoolId: cognito.poolId }),
  )
  expect(body).toMatchObject({ __type: 'MissingAuthenticationTokenException' })
})
