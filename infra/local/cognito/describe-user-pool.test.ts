import { DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { userPoolIn } from '#infra/pool.ts'
import { post, refusalOf, startCognito } from './testing/start-cognito.ts'

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
