import {
  GetFunctionConfigurationCommand,
  GetPolicyCommand,
  InvokeCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda'
import { expect, onTestFinished, test, vi } from 'vitest'
import { functionArn, localAwsConfig, poolArn } from '#infra/local/aws-config.ts'
import { triggerFunction } from '#infra/pool.ts'
import { startLocalLambda } from './lambda.ts'
import type { LambdaFaults } from './lambda-functions.ts'

const POOL_ARN = poolArn('us-east-1_Local0001')
const FUNCTION = functionArn('PreSignUp')

test.each(['PreSignUp', FUNCTION])(
  'GetFunctionConfiguration of %s: what pool.ts says, with the variables',
  async (name) => {
    const { lambda } = await started()
    const configuration = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }))
    expect(configuration).toMatchObject({
      ...triggerFunction,
      FunctionArn: FUNCTION,
      State: 'Active',
      LastUpdateStatus: 'Successful',
      Environment: { Variables: { TABLE_NAME: 'code-sign-in' } },
    })
  },
)

test('GetPolicy: only the pool may invoke it', async () => {
  const { lambda } = await started()
  const { Policy = '' } = await lambda.send(new GetPolicyCommand({ FunctionName: FUNCTION }))
  expect(JSON.parse(Policy).Statement).toEqual([
    expect.objectContaining({
      Effect: 'Allow',
      Principal: { Service: 'cognito-idp.amazonaws.com' },
      Action: 'lambda:InvokeFunction',
      Resource: FUNCTION,
      Condition: {
        StringEquals: { 'AWS:SourceAccount': '000000000000' },
        ArnLike: { 'AWS:SourceArn': POOL_ARN },
      },
    }),
  ])
})

test('a function without permissions has no policy, a deleted one has nothing', async () => {
  const { lambda, faults } = await started()
  faults.notInvocable = 'PreSignUp'
  await expect(lambda.send(new GetPolicyCommand({ FunctionName: FUNCTION }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'The resource you requested does not exist.',
  })
  faults.deleted = 'PreSignUp'
  await expect(
    lambda.send(new GetFunctionConfigurationCommand({ FunctionName: FUNCTION })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException', message: `Function not found: ${FUNCTION}` })
})

test('without the key of the environment everything else is told', async () => {
  const { lambda, faults } = await started()
  faults.isEnvironmentHidden = true
  const { Environment, Timeout } = await lambda.send(
    new GetFunctionConfigurationCommand({ FunctionName: FUNCTION }),
  )
  expect(Environment).toEqual({ Error: expect.objectContaining({ ErrorCode: 'AccessDeniedException' }) })
  expect(Timeout).toBe(5)
})

test('a trigger that the pool has not: ResourceNotFoundException', async () => {
  const { lambda } = await started()
  await expect(
    lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'CustomMessage' })),
  ).rejects.toMatchObject({ message: `Function not found: ${functionArn('CustomMessage')}` })
})

test.each(['People', functionArn('People')])('Invoke of %s: what the function returns', async (name) => {
  const { lambda, invocations } = await started()
  const { Payload, FunctionError, $metadata } = await lambda.send(
    new InvokeCommand({ FunctionName: name, Payload: JSON.stringify({ asked: 1 }) }),
  )
  expect([json(Payload), FunctionError]).toEqual([{ received: { asked: 1 } }, undefined])
  expect(invocations).toEqual([$metadata.requestId])
})

test('Invoke of a function that throws: its error, as an answer', async () => {
  const { lambda } = await started()
  const thrown = await lambda.send(new InvokeCommand({ FunctionName: 'People', Payload: 'null' }))
  expect([json(thrown.Payload), thrown.FunctionError]).toEqual([
    { errorType: 'TypeError', errorMessage: 'Nothing was asked', trace: [] },
    'Unhandled',
  ])
})

test('Invoke by a caller who may not: AccessDeniedException, with the action', async () => {
  const { lambda, faults, invocations } = await started()
  faults.isInvokeDenied = true
  const call = lambda.send(new InvokeCommand({ FunctionName: 'People', Payload: '{}' }))
  await expect(call).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining('not authorized to perform: lambda:InvokeFunction'),
  })
  expect(invocations).toEqual([])
})

test.each([
  ['a trigger', { FunctionName: 'PreSignUp' }],
  ['a caller who does not wait', { FunctionName: 'People', InvocationType: 'Event' }],
] as const)('Invoke of %s fails loudly, here and on the console', async (_, input) => {
  const { lambda, invocations } = await started()
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  await expect(lambda.send(new InvokeCommand(input))).rejects.toThrow(
    "The local Lambda describes the triggers' functions and invokes People; it knows no Invoke of",
  )
  expect([log.mock.calls.length, invocations]).toEqual([1, []])
  log.mockRestore()
})

test('unsigned calls and web pages are refused, and shown no variable', async () => {
  const { url } = await started()
  const place = `${url}/2015-03-31/functions/PreSignUp/configuration`
  const unsigned = await fetch(place)
  expect(unsigned.status).toBe(403)
  expect(await unsigned.text()).not.toContain('code-sign-in')
  const page = await fetch(place, { headers: { origin: 'https://example.com' } })
  expect([page.status, await page.text()]).toEqual([403, ''])
})

async function started() {
  const faults: LambdaFaults = {}
  const environment = { TABLE_NAME: 'code-sign-in' }
  const invocations: string[] = []
  const server = await startLocalLambda({
    ...{ triggers: ['PreSignUp'], environment, poolArn: POOL_ARN, faults },
    people: async (received, requestId) => {
      invocations.push(requestId)
      if (received === null) throw new TypeError('Nothing was asked')
      return { received }
    },
  })
  const lambda = new LambdaClient({ ...localAwsConfig(server.url), maxAttempts: 1 })
  onTestFinished(async () => {
    lambda.destroy()
    await server.close()
  })
  return { url: server.url, lambda, faults, invocations }
}

function json(payload: Uint8Array | undefined): unknown {
  return JSON.parse(Buffer.from(payload ?? []).toString())
}
