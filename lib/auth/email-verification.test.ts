import { describe, expect } from 'vitest'
import { INTERNAL_ERROR, passwordTest as it, OTHER, PASSWORD } from '#lib/testing/password-site.ts'
import { anotherAddress } from '#lib/testing/signed-in-person.ts'

describe('a sign-up with an address that has an account', () => {
  it('whose owner confirmed it leads to a new password, by two codes', async ({ auth, site, email }) => {
    const { signUpWithPassword, confirmAddress, signInWithPassword } = auth
    await site.signsUp(email)
    expect(await signUpWithPassword(email, OTHER, {})).toEqual({ ok: true, value: 'confirmed' })
    const proof = { email, account: 'confirmed' } as const
    expect(await confirmAddress(proof, '000000')).toBe('wrong')
    const code = site.cognitoCode(email)
    expect(await confirmAddress(proof, code)).toBe('needs-password')
    expect(site.cognitoCode(email)).not.toBe(code)
    for (const password of [PASSWORD, OTHER]) {
      expect(await signInWithPassword(email, password, {})).toMatchObject({ error: { code: 'wrong' } })
    }
  })

  it('says so when the code for the new password could not be mailed', async ({
    auth,
    site,
    email,
    faults,
  }) => {
    const { signUpWithPassword, confirmAddress } = auth
    await signUpWithPassword(email, OTHER, {})
    await signUpWithPassword(email, PASSWORD, {})
    faults.cognito.fail = { operation: 'ForgotPassword', ...INTERNAL_ERROR }
    expect(await confirmAddress({ email, account: 'unconfirmed' }, site.cognitoCode(email))).toBe(
      'needs-code',
    )
  })

  it('and whose owner stops half-way keeps no other person’s password: the stranger cannot sign in', async ({
    auth,
    site,
    email,
  }) => {
    const { signUpWithPassword, confirmAddress, signInWithPassword } = auth
    await signUpWithPassword(email, OTHER, {})
    await signUpWithPassword(email, PASSWORD, {})
    expect(await confirmAddress({ email, account: 'unconfirmed' }, site.cognitoCode(email))).toBe(
      'needs-password',
    )
    const mails = site.pool.inbox.messages(email).length
    for (const password of [OTHER, PASSWORD]) {
      expect(await signInWithPassword(email, password, {})).toEqual({ ok: false, error: { code: 'wrong' } })
    }
    expect(site.pool.inbox.messages(email)).toHaveLength(mails)
  })

  it('whose first password could not be replaced still goes on to another one', async ({
    auth,
    site,
    email,
    faults,
  }) => {
    const { signUpWithPassword, confirmAddress } = auth
    await signUpWithPassword(email, OTHER, {})
    await signUpWithPassword(email, PASSWORD, {})
    faults.cognito.fail = { operation: 'AdminSetUserPassword', ...INTERNAL_ERROR }
    expect(await confirmAddress({ email, account: 'unconfirmed' }, site.cognitoCode(email))).toBe(
      'needs-password',
    )
  })

  it('is no dead end when the answer to its code got lost, in either case', async ({
    auth,
    site,
    faults,
  }) => {
    const { signUpWithPassword, confirmAddress, requestConfirmationAgain } = auth
    for (const account of ['new', 'unconfirmed'] as const) {
      const email = anotherAddress()
      await signUpWithPassword(email, OTHER, {})
      if (account === 'unconfirmed') await signUpWithPassword(email, PASSWORD, {})
      faults.cognito.lose = 'ConfirmSignUp'
      expect(await confirmAddress({ email, account }, site.cognitoCode(email))).toBe('unavailable')
      delete faults.cognito.lose
      expect(await confirmAddress({ email, account }, site.cognitoCode(email))).toBe('owned')
      const code = site.cognitoCode(email)
      expect(await requestConfirmationAgain({ email, account }, {})).toEqual({ ok: true, value: 'confirmed' })
      expect(site.cognitoCode(email)).not.toBe(code)
      expect(await confirmAddress({ email, account: 'confirmed' }, site.cognitoCode(email))).toBe(
        'needs-password',
      )
    }
  })

  it('tells a stranger with a sign-up of their own nothing, once the owner has confirmed it', async ({
    auth,
    site,
    email,
  }) => {
    const { confirmAddress } = auth
    await site.signsUp(email)
    expect(await confirmAddress({ email, account: 'new' }, '000000')).toBe('owned')
  })

  it('takes a form that was sent twice in a row for one try', async ({ auth, site, email }) => {
    const { signUpWithPassword, confirmAddress } = auth
    await signUpWithPassword(email, PASSWORD, {})
    const twice = [1, 2].map(() => confirmAddress({ email, account: 'new' }, site.cognitoCode(email)))
    expect(await Promise.all(twice)).toEqual(['confirmed', 'confirmed'])
  })

  it('that another person began leads to a new password, too', async ({ auth, site, email }) => {
    const { signUpWithPassword, confirmAddress } = auth
    await signUpWithPassword(email, OTHER, {})
    expect(await signUpWithPassword(email, PASSWORD, {})).toEqual({ ok: true, value: 'unconfirmed' })
    expect(await confirmAddress({ email, account: 'unconfirmed' }, site.cognitoCode(email))).toBe(
      'needs-password',
    )
  })
})
