import { beforeEach, describe, expect, vi } from 'vitest'
import { listenToLog } from '#lib/testing/log-lines.ts'
import { afterTheAnswer, browser } from '#lib/testing/next-request.ts'
import { INTERNAL_ERROR, passwordTest as it, OTHER, PASSWORD } from '#lib/testing/password-site.ts'
import { anotherAddress } from '#lib/testing/signed-in-person.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))
vi.mock('next/server', () => import('#lib/testing/next-request.ts'))

const log = listenToLog()

beforeEach(() => {
  browser.isNew()
})

describe('a forgotten password', () => {
  it('is replaced with the code from the mailbox, and the new one signs in', async ({
    auth,
    site,
    email,
  }) => {
    await site.signsUp(email)
    log.lines()
    expect(await auth.requestReset(email, {})).toEqual({ ok: true, value: undefined })
    expect(await auth.resetPassword(email, '000000', OTHER)).toBe('wrong')
    expect(await auth.resetPassword(email, site.cognitoCode(email), OTHER)).toBe('changed')
    expect(log.outcomes()).toEqual([
      'reset-requested: ok',
      'password-reset: wrong',
      'password-reset: changed',
    ])
    expect(await auth.signInWithPassword(email, PASSWORD, {})).toMatchObject({ error: { code: 'wrong' } })
    expect(await auth.signInWithPassword(email, OTHER, {})).toMatchObject({ ok: true })
  })

  it('of an unknown address gets the same answer', async ({ auth, site, email }) => {
    expect(await auth.requestReset(email, {})).toEqual({ ok: true, value: undefined })
    expect(site.pool.inbox.messages(email)).toEqual([])
    expect(await auth.resetPassword(email, '000000', OTHER)).toBe('wrong')
  })

  it.for([
    ['ForgotPassword', 'requestReset'],
    ['ConfirmForgotPassword', 'resetPassword'],
  ] as const)('during an outage of %s says so', async ([operation], { auth, site, email, faults }) => {
    await site.signsUp(email)
    faults.cognito.fail = { operation, ...INTERNAL_ERROR }
    const said =
      operation === 'ForgotPassword'
        ? await auth.requestReset(email, {})
        : await auth.resetPassword(email, '000000', OTHER)
    expect(said).toEqual(
      operation === 'ForgotPassword' ? { ok: false, error: { code: 'unavailable' } } : 'unavailable',
    )
  })

  it('cannot be requested while requests cannot be counted', async ({ auth, site, email, faults }) => {
    await site.signsUp(email)
    const mails = site.pool.inbox.messages(email).length
    faults.cognito.fail = { operation: 'SignUp', ...INTERNAL_ERROR }
    expect(await auth.requestReset(email, {})).toEqual({ ok: false, error: { code: 'unavailable' } })
    expect(site.pool.inbox.messages(email)).toHaveLength(mails)
  })

  it('ends the sessions of its account here, and no others', async ({ auth, site, email }) => {
    await site.signsUpAndIn(email)
    await auth.requestReset(email, {})
    const copy = browser.cookie('signed-in-3000') ?? 'no session'
    expect(await auth.resetPassword(anotherAddress(), '000000', OTHER)).toBe('wrong')
    expect(await auth.resetPassword(email, '000000', OTHER)).toBe('wrong')
    expect(browser.cookie('signed-in-3000')).toBe(copy)
    expect(await auth.resetPassword(email, site.cognitoCode(email), OTHER)).toBe('changed')
    expect(browser.cookie('signed-in-3000')).toBeUndefined()
    browser.takes({ name: 'signed-in-3000', value: copy })
    expect(await auth.currentSession()).toBeUndefined()
  })

  it('leaves the session of another user in the same browser', async ({ auth, site, email }) => {
    const other = anotherAddress()
    await site.signsUp(email)
    await site.signsUpAndIn(other)
    await auth.requestReset(email, {})
    expect(await auth.resetPassword(email, site.cognitoCode(email), OTHER)).toBe('changed')
    expect(await auth.currentSession()).toMatchObject({ identity: { email: other } })
  })

  it('is new although the other sessions could not be ended, and that is said', async ({
    auth,
    site,
    email,
    faults,
  }) => {
    await site.signsUpAndIn(email)
    await auth.requestReset(email, {})
    faults.cognito.fail = { operation: 'AdminUserGlobalSignOut', ...INTERNAL_ERROR }
    expect(await auth.resetPassword(email, site.cognitoCode(email), OTHER)).toBe('still-open')
    expect(browser.cookie('signed-in-3000')).toBeUndefined()
  })
})

describe('another password', () => {
  it('replaces the current one, and all sessions end', async ({ auth, site, email }) => {
    await site.signsUpAndIn(email)
    const copy = browser.cookie('signed-in-3000') ?? 'no session'
    log.lines()
    expect(await auth.changePassword(PASSWORD, OTHER)).toEqual({ ok: true, value: undefined })
    expect(log.outcomes()).toEqual([
      'session-refreshed: refreshed',
      'password-changed: ok',
      'signed-out-everywhere: ok',
    ])
    expect(browser.cookie('signed-in-3000')).toBeUndefined()
    browser.takes({ name: 'signed-in-3000', value: copy })
    expect(await auth.currentSession()).toBeUndefined()
    expect(await auth.signInWithPassword(email, OTHER, {})).toMatchObject({ ok: true })
  })

  it.for([[false], [true]])(
    'is told to its owner by email (the sessions could not be ended: %s)',
    async ([stillOpen], { auth, site, email, faults }) => {
      await site.signsUpAndIn(email)
      if (stillOpen) faults.cognito.fail = { operation: 'GlobalSignOut', ...INTERNAL_ERROR }
      await auth.changePassword(PASSWORD, OTHER)
      log.lines()
      await afterTheAnswer()
      expect(log.outcomes()).toEqual(['password-change-told: ok'])
      expect(site.pool.inbox.messages(email)[0]?.subject).toMatch(/ password was changed$/)
    },
  )

  it('whose owner cannot be told at once is changed all the same, logged, and told some seconds later', async ({
    auth,
    site,
    email,
    faults,
  }) => {
    await site.signsUpAndIn(email)
    const mails = site.pool.inbox.messages(email).length
    expect(await auth.changePassword(PASSWORD, OTHER)).toMatchObject({ ok: true })
    log.lines()
    faults.cognito.fail = { operation: 'RespondToAuthChallenge', ...INTERNAL_ERROR }
    const told = afterTheAnswer()
    await vi.waitFor(() => expect(log.outcomes()).toEqual(['password-change-told: unavailable']), {
      timeout: 5_000,
    })
    expect(site.pool.inbox.messages(email)).toHaveLength(mails)
    delete faults.cognito.fail
    await told
    expect(site.pool.inbox.messages(email)).toHaveLength(mails + 1)
  })

  it('needs the current one; what cannot be a password is not sent to Cognito', async ({
    auth,
    site,
    email,
    faults,
  }) => {
    await site.signsUpAndIn(email)
    expect(await auth.changePassword(OTHER, PASSWORD)).toEqual({ ok: false, error: { code: 'wrong' } })
    faults.cognito.fail = { operation: 'ChangePassword', ...INTERNAL_ERROR }
    expect(await auth.changePassword(' ', OTHER)).toEqual({ ok: false, error: { code: 'wrong' } })
    expect(await auth.changePassword(PASSWORD, OTHER)).toEqual({ ok: false, error: { code: 'unavailable' } })
    expect(await auth.currentSession()).toMatchObject({ identity: { email } })
  })

  it('cannot be guessed at for long', async ({ auth, site, email, faults }) => {
    await site.signsUpAndIn(email)
    const type = 'LimitExceededException'
    const message = 'Attempt limit exceeded, please try after some time.'
    faults.cognito.fail = { operation: 'ChangePassword', type, message }
    expect(await auth.changePassword(PASSWORD, OTHER)).toEqual({ ok: false, error: { code: 'too-often' } })
  })

  it('is new although the sessions could not be ended: this one stays for another attempt', async ({
    auth,
    site,
    email,
    faults,
  }) => {
    await site.signsUpAndIn(email)
    faults.cognito.fail = { operation: 'GlobalSignOut', ...INTERNAL_ERROR }
    expect(await auth.changePassword(PASSWORD, OTHER)).toEqual({ ok: false, error: { code: 'still-open' } })
    expect(await auth.currentSession()).toMatchObject({ identity: { email } })
    delete faults.cognito.fail
    expect(await auth.signOutEverywhere()).toMatchObject({ ok: true })
  })

  it('is for those who are signed in', async ({ auth }) => {
    expect(await auth.changePassword(PASSWORD, OTHER)).toEqual({ ok: false, error: { code: 'ended' } })
  })
})

describe('where a password comes first', () => {
  it('starts with an address alone are not there', async ({ auth }) => {
    expect(auth.requirePasswordMode()).toBeUndefined()
    expect(auth.requireCodeMode).toThrow(expect.objectContaining({ digest: 'NEXT_HTTP_ERROR_FALLBACK;404' }))
  })
})
