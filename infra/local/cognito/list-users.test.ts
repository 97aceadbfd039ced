import {
  AdminDisableUserCommand,
  ListUsersCommand,
  type ListUsersCommandInput,
  type ListUsersCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test, vi } from 'vitest'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const NAMES = ['anna', 'annabel', 'ben']

async function startWithUsers() {
  const pool = await startCognito()
  const subs: Record<string, string> = {}
  for (const name of NAMES) {
    const UserAttributes = [{ Name: 'name', Value: `${name} "B" Berg` }]
    const { UserSub = '' } = await pool.caller.signUp(`${name}@example.com`, { UserAttributes })
    subs[name] = UserSub
  }
  const UserPoolId = pool.cognito.poolId
  const list = (more: Partial<ListUsersCommandInput> = {}) =>
    pool.caller.sdk.send(new ListUsersCommand({ UserPoolId, ...more }))
  /** Whom a filter finds. */
  const found = async (Filter: string) => namesIn(await list({ Filter }))
  return { ...pool, subs, list, found }
}

function namesIn({ Users = [] }: ListUsersCommandOutput) {
  const emails = Users.map(({ Attributes = [] }) => Attributes.find(({ Name }) => Name === 'email')?.Value)
  return emails.map((email) => email?.split('@')[0]).sort()
}

test('without a filter, or with an empty one, all users are listed', async () => {
  const { list, found } = await startWithUsers()
  expect(namesIn(await list())).toEqual(NAMES)
  expect(await found('')).toEqual(NAMES)
})

test('users are found by one attribute, whole or from its beginning', async () => {
  const { found } = await startWithUsers()
  expect(await found('email = "anna@example.com"')).toEqual(['anna'])
  expect(await found('email="anna"')).toEqual([])
  expect(await found('"email"^="anna"')).toEqual(['anna', 'annabel'])
  expect(await found('name = "ben \\"B\\" Berg"')).toEqual(['ben'])
  expect(await found('family_name = "Berg"')).toEqual([])
})

test('users are found by sub, status, and whether they are enabled', async () => {
  const { found, subs, caller, cognito } = await startWithUsers()
  const disable = { UserPoolId: cognito.poolId, Username: 'ben@example.com' }
  await caller.sdk.send(new AdminDisableUserCommand(disable))
  await caller.adminCreate('carl@example.com')
  expect(await found(`sub = "${subs['ben']}"`)).toEqual(['ben'])
  expect(await found(`username = "${subs['anna']}"`)).toEqual(['anna'])
  expect(await found('status = "Disabled"')).toEqual(['ben'])
  expect(await found('cognito:user_status = "CONFIRMED"')).toEqual(NAMES)
  expect(await found('cognito:user_status = "FORCE_CHANGE_PASSWORD"')).toEqual(['carl'])
})

test.each(['foo', 'email', 'email = anna', 'custom:plan = "a"', 'email = "a" or email = "b"', 'email > "a"'])(
  'a filter that means nothing is refused: %s',
  async (filter) => {
    const { found } = await startWithUsers()
    expect(await refusalOf(found(filter))).toBe('InvalidParameterException: Error while parsing filter.')
  },
)

test('users are read page by page, the filtered ones too', async () => {
  const { list } = await startWithUsers()
  for (const [more, names] of [
    [{}, NAMES],
    [{ Filter: 'email ^= "anna"' }, ['anna', 'annabel']],
  ] as const) {
    const pages: (string | undefined)[] = []
    let PaginationToken: string | undefined
    do {
      const page = await list({ ...more, Limit: 1, PaginationToken })
      expect(page.Users).toHaveLength(1)
      pages.push(...namesIn(page))
      PaginationToken = page.PaginationToken
    } while (PaginationToken !== undefined)
    expect(pages.sort()).toEqual(names)
  }
  expect(await refusalOf(list({ PaginationToken: 'made-up' }))).toContain(
    'InvalidParameterException: Paging marker made-up is invalid for request',
  )
})

test('a list of some attributes says that it is not supported', async () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { list } = await startWithUsers()
  expect(await refusalOf(list({ AttributesToGet: ['email'] }))).toMatch(
    /does not support ListUsers with AttributesToGet/,
  )
  complaints.mockRestore()
})
