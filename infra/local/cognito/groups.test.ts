import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { startLocalCognito } from './server.ts'
import type { LocalCognitoOptions } from './services.ts'
import type { Caller } from './testing/caller.ts'
import { groupCaller } from './testing/group-caller.ts'
import { plainHandlers } from './testing/handlers.ts'
import { callerOf, startCognito } from './testing/start-cognito.ts'
import { temporaryFolder } from './testing/state-folders.ts'

const ANNA = 'anna@example.com'
const EDITORS = { GroupName: 'editors', Description: 'People who write' }

async function start() {
  const pool = await startCognito({ groups: [EDITORS] })
  return { ...pool, calls: groupCaller(pool) }
}

/** The claim in both tokens; absent from one that has none. */
function claims({ AccessToken, IdToken }: { AccessToken: string; IdToken: string }) {
  return [AccessToken, IdToken].map((token) => {
    const payload = decodeJwt(token)
    return 'cognito:groups' in payload ? payload['cognito:groups'] : 'absent'
  })
}

test('both tokens name the groups of their user, and those of others have no such claim', async () => {
  const { caller, calls } = await start()
  await caller.signUp(ANNA)
  await caller.signUp('ben@example.com')
  await calls.add(ANNA, 'editors')
  expect(claims(await caller.signIn(ANNA))).toEqual([['editors'], ['editors']])
  expect(claims(await caller.signIn('ben@example.com'))).toEqual(['absent', 'absent'])
})

test('the claim is taken at every refresh: a group that was left is gone, one that was joined is there', async () => {
  const { caller, calls } = await start()
  await caller.signUp(ANNA)
  const first = await caller.signIn(ANNA)
  await calls.add(ANNA, 'editors')
  const second = await caller.refreshed(first.RefreshToken)
  expect(claims(second)).toEqual([['editors'], ['editors']])
  await calls.remove(ANNA, 'editors')
  expect(claims(second)).toEqual([['editors'], ['editors']])
  expect(claims(await caller.refreshed(second.RefreshToken))).toEqual(['absent', 'absent'])
})

test('names are in the order of precedence, without one last, and else by name', async () => {
  const { caller, calls } = await start()
  await caller.signUp(ANNA)
  await calls.create('b', { Precedence: 7 })
  await calls.create('a', { Precedence: 7 })
  await calls.create('z', { Precedence: 0 })
  await calls.create('aa')
  for (const name of ['editors', 'aa', 'b', 'a', 'z']) await calls.add(ANNA, name)
  expect(claims(await caller.signIn(ANNA))[0]).toEqual(['z', 'a', 'b', 'aa', 'editors'])
})

test('groups and memberships survive a restart', async () => {
  const stateFolder = await temporaryFolder()
  const before = await running({ stateFolder, groups: [EDITORS] }, async ({ caller, calls }) => {
    await caller.signUp(ANNA)
    await calls.create('admins', { Precedence: 1 })
    for (const name of ['editors', 'admins']) await calls.add(ANNA, name)
    return (await calls.list()).Groups
  })
  await running({ stateFolder, groups: [EDITORS] }, async ({ caller, calls }) => {
    expect((await calls.list()).Groups).toEqual(before)
    expect(claims(await caller.signIn(ANNA))[0]).toEqual(['admins', 'editors'])
  })
})

test('a group that is deployed no more is gone with its memberships; those of operators stay', async () => {
  const stateFolder = await temporaryFolder()
  await running({ stateFolder, groups: [EDITORS] }, async ({ caller, calls }) => {
    await caller.signUp(ANNA)
    await calls.create('admins')
    for (const name of ['editors', 'admins']) await calls.add(ANNA, name)
  })
  await running({ stateFolder, groups: [] }, async ({ caller, calls }) => {
    expect((await calls.list()).Groups?.map(({ GroupName }) => GroupName)).toEqual(['admins'])
    expect(claims(await caller.signIn(ANNA))[0]).toEqual(['admins'])
  })
  await running({ stateFolder, groups: [EDITORS] }, async ({ caller }) => {
    expect(claims(await caller.signIn(ANNA))[0]).toEqual(['admins'])
  })
})

/** Uses a pool that is stopped afterwards, so that another one can have its folder. */
async function running<T>(
  options: Pick<LocalCognitoOptions, 'stateFolder' | 'groups'>,
  use: (pool: { caller: Caller; calls: ReturnType<typeof groupCaller> }) => Promise<T>,
): Promise<T> {
  const cognito = await startLocalCognito({
    ...{ port: 0, clock: Date.now, triggers: () => plainHandlers },
    ...options,
  })
  try {
    const caller = callerOf(cognito)
    return await use({ caller, calls: groupCaller({ caller, cognito }) })
  } finally {
    await cognito.close()
  }
}
