import { describe, expect, vi } from 'vitest'
import { listenToLog } from '#lib/testing/log-lines.ts'
import { operator, TEMPORARY } from '#lib/testing/operator.ts'
import { passwordTest as it, OTHER, PASSWORD } from '#lib/testing/password-site.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))

const log = listenToLog()

describe('an account that an operator created', () => {
  it('with its temporary password is asked for one of its own, then for the code', async ({
    auth,
    site,
    email,
  }) => {
    await operator(site.pool).creates(email)
    const started = await auth.signInWithPassword(email, TEMPORARY, {})
    if (!started.ok || started.value.kind !== 'new-password') throw new Error(JSON.stringify(started))
    expect(site.pool.inbox.messages(email)).toEqual([])
    const chosen = await auth.chooseFirstPassword(email, started.value.flow, PASSWORD, {})
    if (!chosen.ok) throw new Error(chosen.error)
    const submitted = await auth.submitCode(
      auth.newPendingSignIn(email, chosen.value),
      site.readsCode(email),
      {},
    )
    expect(submitted.kind).toBe('signed-in')
    expect(await auth.signInWithPassword(email, TEMPORARY, {})).toMatchObject({ error: { code: 'wrong' } })
    site.passes({ seconds: 31 })
    expect(await auth.signInWithPassword(email, PASSWORD, {})).toMatchObject({ value: { kind: 'code' } })
  })

  it('sets its own password once, although the form was sent twice at once', async ({
    auth,
    site,
    email,
  }) => {
    await operator(site.pool).creates(email)
    const started = await auth.signInWithPassword(email, TEMPORARY, {})
    if (!started.ok || started.value.kind !== 'new-password') throw new Error(JSON.stringify(started))
    const { flow } = started.value
    const choose = () => auth.chooseFirstPassword(email, flow, PASSWORD, {})
    const [first, second] = await Promise.all([choose(), choose()])
    expect(first.ok).toBe(true)
    expect(second).toEqual(first)
    expect(site.pool.inbox.messages(email)).toHaveLength(1)
  })

  it('is not told from any other by a wrong password', async ({ auth, site, email }) => {
    await operator(site.pool).creates(email)
    expect(await auth.signInWithPassword(email, OTHER, {})).toEqual({ ok: false, error: { code: 'wrong' } })
    expect(log.outcomes().at(-1)).toBe('password-submitted: wrong')
  })
})

it('an account whose password has to be reset is told so behind the right password only, and a reset opens it', async ({
  auth,
  site,
  email,
}) => {
  await site.signsUp(email)
  await operator(site.pool).resets(email)
  expect(await auth.signInWithPassword(email, OTHER, {})).toEqual({ ok: false, error: { code: 'wrong' } })
  expect(await auth.signInWithPassword(email, PASSWORD, {})).toEqual({
    ok: false,
    error: { code: 'reset-required' },
  })
  await auth.requestReset(email, {})
  expect(await auth.resetPassword(email, site.cognitoCode(email), OTHER)).toBe('changed')
  expect(await auth.signInWithPassword(email, OTHER, {})).toMatchObject({ ok: true })
})

it('a site clock that is minutes ahead calls no right password wrong', async ({ auth, site, email }) => {
  await site.signsUp(email)
  const noted = vi.spyOn(console, 'warn').mockImplementation(() => {})
  site.passes({ seconds: -360 })
  const started = await auth.signInWithPassword(email, PASSWORD, {})
  site.passes({ seconds: 360 })
  expect(started).toMatchObject({ ok: true, value: { kind: 'code' } })
  expect(noted.mock.calls.join()).toMatch(/"event":"clock-off","aheadSeconds":3\d\d/)
  noted.mockRestore()
})
