import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it, onTestFinished } from 'vitest'
import { localAwsConfig } from '#infra/local/aws-config.ts'
import { askedIn } from './people.ts'
import { startDesk } from './testing/start-desk.ts'

const ANNA = 'anna@example.com'
const SHOW = ['show', [ANNA], 'cognito-idp:AdminGetUser'] as const
const DENIED = { type: 'AccessDeniedException', message: 'User: olga is not authorized' }

const ACTS: (readonly [form: string, operands: readonly string[], action: string])[] = [
  ['unlock', [ANNA], 'lambda:InvokeFunction'],
  ['group add', [ANNA, 'staff'], 'cognito-idp:AdminAddUserToGroup'],
  ['group remove', [ANNA, 'staff'], 'cognito-idp:AdminRemoveUserFromGroup'],
  ['disable', [ANNA], 'cognito-idp:AdminDisableUser'],
  ['enable', [ANNA], 'cognito-idp:AdminEnableUser'],
  ['sign-out', [ANNA], 'cognito-idp:AdminUserGlobalSignOut'],
]

describe('an address without an account', () => {
  it.each([SHOW, ...ACTS])('is said so: %s', async (form, operands) => {
    const desk = await startDesk()
    const { isDone, text } = await desk.types(form, [...operands])
    expect(isDone).toBe(false)
    expect(text).toContain('anna@example.com has no account in the local pool.')
    expect(desk.lines).toEqual([])
  })
})

it('a group that the pool does not have: a sentence with those that it has', async () => {
  const desk = await startDesk()
  await desk.caller.signUp(ANNA)
  expect(await desk.types('group add', [ANNA, 'Staff'])).toEqual({
    isDone: false,
    text: 'There is no group Staff in the local pool. Its groups are staff; infra/pool.ts says which groups the pool has.',
  })
})

describe('a caller without the right', () => {
  it.each(ACTS)('to %s gets a sentence that names it', async (form, operands, action) => {
    const desk = await startDesk()
    await desk.caller.signUp(ANNA)
    const [service, operation = ''] = action.split(':')
    if (service === 'lambda') desk.pool.faults.lambda.isInvokeDenied = true
    else desk.pool.faults.cognito.fail = { operation, ...DENIED }
    const { isDone, text } = await desk.types(form, [...operands])
    expect(isDone).toBe(false)
    expect(text).toMatch(
      new RegExp(`^AWS denied ${action} \\(AccessDeniedException: User: .* is not authorized`),
    )
    expect(text).toContain(
      `Use credentials that allow ${action}; docs/people.md has the policy of an operator.`,
    )
  })

  it.each([
    ['cognito-idp:AdminGetUser', 'AdminGetUser'],
    ['cognito-idp:AdminListGroupsForUser', 'AdminListGroupsForUser'],
  ])('to see an account, neither: %s', async (action, operation) => {
    const desk = await startDesk()
    await desk.caller.signUp(ANNA)
    desk.pool.faults.cognito.fail = { operation, ...DENIED }
    expect((await desk.types('show', [ANNA])).text).toContain(`AWS denied ${action} `)
  })

  it.each(ACTS.slice(1))('to have it logged does nothing: %s', async (form, operands, action) => {
    const desk = await startDesk()
    await desk.caller.signUp(ANNA)
    desk.pool.faults.lambda.isInvokeDenied = true
    desk.pool.faults.cognito.fail = { operation: action.split(':')[1] ?? '', ...DENIED, message: 'Reached' }
    expect((await desk.types(form, [...operands])).text).toContain('AWS denied lambda:InvokeFunction ')
  })
})

it('a function that fails is a sentence with where to look, and without what it said', async () => {
  const desk = await startDesk()
  await desk.caller.signUp(ANNA)
  const dynamodb = new DynamoDBClient(localAwsConfig(desk.pool.dynamodbUrl))
  onTestFinished(() => dynamodb.destroy())
  await dynamodb.send(new DeleteTableCommand({ TableName: 'code-sign-in' }))
  expect(await desk.types('show', [ANNA])).toEqual({
    isDone: false,
    text: 'The function People failed (ResourceNotFoundException). Its log says more; after an update of this repository, deploy the stage: npm run deploy',
  })
})

it('servers that have stopped are a sentence, with what starts them', async () => {
  const desk = await startDesk()
  await desk.pool.close()
  expect((await desk.types('show', [ANNA])).text).toMatch(
    /^Cannot reach cognito-idp:AdminGetUser \(ECONN\w+\)\. Start the local servers and keep them running: npm run dev$/,
  )
})

describe('what was typed', () => {
  it.each([
    ['anna', '"anna" is no email address.'],
    ['anna@example.com, ben@example.com', '"anna@example.com, ben@example.com" is no email address.'],
  ])('is no address: %s', (typed, error) => {
    expect(askedIn({ form: 'show', operands: [typed], texts: {} })).toEqual({ ok: false, error })
  })

  it('is no client address', () => {
    const asked = askedIn({ form: 'show', operands: [ANNA], texts: { clientAddress: 'localhost' } })
    expect(asked).toEqual({ ok: false, error: '--client-address is an IP address, not "localhost".' })
  })

  it('is an address with blanks and capitals around and in it', () => {
    const asked = askedIn({ form: 'show', operands: [' Anna@Example.com '], texts: {} })
    expect(asked).toMatchObject({ ok: true, value: { email: ANNA } })
  })
})
