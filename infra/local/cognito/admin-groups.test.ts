import { expect, test, vi } from 'vitest'
import { groups } from '#infra/pool.ts'
import { groupCaller } from './testing/group-caller.ts'
import { refusalOf, type StartOptions, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const EDITORS = { GroupName: 'editors', Description: 'People who write' }
const NOT_FOUND = 'ResourceNotFoundException: Group not found.'
const INVALID = 'InvalidParameterException: 1 validation error detected:'

async function startWithAnna(options: StartOptions = {}) {
  const pool = await startCognito({ groups: [EDITORS], ...options })
  await pool.caller.signUp(ANNA)
  return { ...pool, calls: groupCaller(pool) }
}

const namesIn = ({ Groups = [] }: { Groups?: { GroupName?: string | undefined }[] | undefined }) =>
  Groups.map(({ GroupName }) => GroupName)

test('the groups of pool.ts exist from the start', async () => {
  const { list } = groupCaller(await startCognito())
  expect(namesIn(await list())).toEqual(groups.map(({ GroupName }) => GroupName).sort())
})

test('a pool without groups lists none', async () => {
  const { calls } = await startWithAnna({ groups: [] })
  expect((await calls.list()).Groups).toEqual([])
  expect((await calls.listFor(ANNA)).Groups).toEqual([])
})

test('CreateGroup describes the group, and ListGroups every one, by name', async () => {
  const { calls, cognito, now } = await startWithAnna()
  const { Group } = await calls.create('admins', { Description: 'All rights', Precedence: 0 })
  const at = new Date(Math.floor(now() / 1000) * 1000)
  const shared = { UserPoolId: cognito.poolId, CreationDate: at, LastModifiedDate: at }
  const admins = { GroupName: 'admins', Description: 'All rights', Precedence: 0, ...shared }
  expect(Group).toEqual(admins)
  expect((await calls.list()).Groups).toEqual([admins, { ...EDITORS, ...shared }])
})

test.each(['editors', 'Editors'])('a name that is taken, in any case, is refused: %s', async (name) => {
  const { calls } = await startWithAnna()
  expect(await refusalOf(calls.create(name))).toBe(
    'GroupExistsException: A group with the name already exists.',
  )
})

test.each([
  [
    'a space in the name',
    'a b',
    {},
    "Value at 'groupName' failed to satisfy constraint: Member must satisfy",
  ],
  ['a long name', 'x'.repeat(129), {}, 'Member must have length less than or equal to 128'],
  [
    'a negative precedence',
    'a',
    { Precedence: -1 },
    "Value '-1' at 'precedence' failed to satisfy constraint: Member must have value greater than or equal to 0",
  ],
  ['a precedence above 2^31-1', 'a', { Precedence: 2 ** 31 }, 'Member must have value less than or equal to'],
  ['a long description', 'a', { Description: 'x'.repeat(2049) }, "at 'description' failed"],
])('CreateGroup refuses %s', async (_, name, more, fault) => {
  const { calls } = await startWithAnna()
  const refusal = await refusalOf(calls.create(name, more))
  expect(refusal.startsWith(INVALID)).toBe(true)
  expect(refusal).toContain(fault)
})

test('a role says that it is not supported', async () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { calls } = await startWithAnna()
  const RoleArn = 'arn:aws:iam::123456789012:role/editors'
  expect(await refusalOf(calls.create('admins', { RoleArn }))).toMatch(
    /does not support CreateGroup with RoleArn/,
  )
  complaints.mockRestore()
})

test('a user joins a group, by address or sub, and leaves it; both may be repeated', async () => {
  const { calls, caller } = await startWithAnna()
  const { UserSub = '' } = await caller.signUp('ben@example.com')
  for (const name of [ANNA, ANNA, UserSub]) await calls.add(name, 'editors')
  expect(namesIn(await calls.listFor(ANNA))).toEqual(['editors'])
  expect(namesIn(await calls.listFor('ben@example.com'))).toEqual(['editors'])
  for (const name of [ANNA, ANNA]) await calls.remove(name, 'editors')
  expect(namesIn(await calls.listFor(ANNA))).toEqual([])
  expect(namesIn(await calls.listFor(UserSub))).toEqual(['editors'])
})

test('an unknown group is refused, and so is one in other case', async () => {
  const { calls } = await startWithAnna()
  for (const name of ['nowhere', 'Editors']) {
    expect(await refusalOf(calls.add(ANNA, name))).toBe(NOT_FOUND)
    expect(await refusalOf(calls.remove(ANNA, name))).toBe(NOT_FOUND)
  }
})

test('an unknown user is refused', async () => {
  const { calls } = await startWithAnna()
  const refusal = 'UserNotFoundException: User does not exist.'
  expect(await refusalOf(calls.add('ben@example.com', 'editors'))).toBe(refusal)
  expect(await refusalOf(calls.remove('ben@example.com', 'editors'))).toBe(refusal)
  expect(await refusalOf(calls.listFor('ben@example.com'))).toBe(refusal)
})

test('another pool is refused', async () => {
  const { calls } = await startWithAnna()
  const UserPoolId = 'us-east-1_Else'
  const refusal = 'ResourceNotFoundException: User pool us-east-1_Else does not exist.'
  expect(await refusalOf(calls.list({ UserPoolId }))).toBe(refusal)
  expect(await refusalOf(calls.create('admins', { UserPoolId }))).toBe(refusal)
})

test('groups are read page by page', async () => {
  const { calls } = await startWithAnna({ groups: [] })
  for (const name of ['c', 'a', 'e', 'b', 'd']) {
    await calls.create(name)
    await calls.add(ANNA, name)
  }
  for (const list of [calls.list, (more: object) => calls.listFor(ANNA, more)]) {
    const first = await list({ Limit: 2 })
    const second = await list({ Limit: 2, NextToken: first.NextToken })
    const third = await list({ Limit: 2, NextToken: second.NextToken })
    expect([first, second, third].map(namesIn)).toEqual([['a', 'b'], ['c', 'd'], ['e']])
    expect(third.NextToken).toBeUndefined()
  }
})

test.each([
  [
    { Limit: 61 },
    `${INVALID} Value '61' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 60`,
  ],
  [
    { Limit: -1 },
    `${INVALID} Value '-1' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 0`,
  ],
  [
    { Limit: 0 },
    `${INVALID} Value '0' at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1`,
  ],
  [{ NextToken: 'made-up' }, 'InvalidParameterException: Paging marker made-up is invalid for request'],
])('a page that cannot be asked for is refused: %j', async (more, refusal) => {
  const { calls } = await startWithAnna()
  expect(await refusalOf(calls.list(more))).toContain(refusal)
  expect(await refusalOf(calls.listFor(ANNA, more))).toContain(refusal)
})
