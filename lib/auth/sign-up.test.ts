import { beforeEach, describe, expect } from 'vitest'
import { listenToLog } from '#lib/testing/log-lines.ts'
import { INTERNAL_ERROR, passwordTest as it, OTHER, PASSWORD } from '#lib/testing/password-site.ts'
import { anotherAddress } from '#lib/testing/signed-in-person.ts'

const LIMIT = {
  type: 'LimitExceededException',
  message: 'Attempt limit exceeded, please try after some time.',
}
const OUTAGE = { ok: false, error: { code: 'unavailable' } }

const log = listenToLog()

beforeEach(() => {
  log.lines()
})

describe('a sign-up with a password', () => {
  it('over the limit of new accounts shows the ordinary screen, and says nothing of whether the account exists', async ({
    auth,
    email,
  }) => {
    const { signUp } = await import('#lib/cognito/sign-up.ts')
    const visitor = { clientAddress: '192.0.2.99' }
    for (let account = 0; account < 20; account += 1) await signUp(anotherAddress(), PASSWORD, visitor)
    expect(await auth.signUpWithPassword(email, PASSWORD, visitor)).toEqual({
      ok: true,
      value: 'unconfirmed',
    })
    expect(log.outcomes()).toEqual(['signed-up: limited'])
  })

  it('during an outage says so', async ({ auth, email, faults }) => {
    faults.cognito.fail = { operation: 'SignUp', ...INTERNAL_ERROR }
    expect(await auth.signUpWithPassword(email, PASSWORD, {})).toEqual(OUTAGE)
  })

  it('of an address that another person began does not tell that its emails are used up', async ({
    auth,
    email,
    faults,
  }) => {
    await auth.signUpWithPassword(email, PASSWORD, {})
    faults.cognito.fail = { operation: 'ResendConfirmationCode', ...LIMIT }
    expect(await auth.signUpWithPassword(email, OTHER, {})).toEqual({ ok: true, value: 'unconfirmed' })
    expect(log.outcomes()).toEqual(['signed-up: created', 'signed-up: exists'])
    faults.cognito.fail = { operation: 'ResendConfirmationCode', ...INTERNAL_ERROR }
    expect(await auth.signUpWithPassword(email, OTHER, {})).toEqual(OUTAGE)
  })

  it('of an address with an owner does not, either', async ({ auth, site, email, faults }) => {
    await site.signsUp(email)
    faults.cognito.fail = { operation: 'ForgotPassword', ...LIMIT }
    expect(await auth.signUpWithPassword(email, OTHER, {})).toEqual({ ok: true, value: 'confirmed' })
    faults.cognito.fail = { operation: 'ForgotPassword', ...INTERNAL_ERROR }
    expect(await auth.signUpWithPassword(email, OTHER, {})).toEqual(OUTAGE)
  })
})

describe('asking for the code of a sign-up once more', () => {
  it('answers alike, whatever account there is and whatever Cognito limits; only an outage shows', async ({
    auth,
    email,
    faults,
  }) => {
    await auth.signUpWithPassword(email, PASSWORD, {})
    const again = () => auth.requestConfirmationAgain({ email, account: 'new' }, {})
    log.lines()
    expect(await again()).toEqual({ ok: true, value: 'new' })
    faults.cognito.fail = { operation: 'ResendConfirmationCode', ...LIMIT }
    expect(await again()).toEqual({ ok: true, value: 'new' })
    faults.cognito.fail = { operation: 'ResendConfirmationCode', ...INTERNAL_ERROR }
    expect(await again()).toEqual(OUTAGE)
    expect(log.outcomes()).toEqual([
      'confirmation-requested: ok',
      'confirmation-requested: too-often',
      'confirmation-requested: unavailable',
    ])
  })

  it('mails an owner the code for a new password, and no other', async ({ auth, site, email }) => {
    await site.signsUp(email)
    const code = site.cognitoCode(email)
    const proof = { email, account: 'confirmed' } as const
    expect(await auth.requestConfirmationAgain(proof, {})).toEqual({ ok: true, value: 'confirmed' })
    expect(site.cognitoCode(email)).not.toBe(code)
    expect(await auth.confirmAddress(proof, site.cognitoCode(email))).toBe('needs-password')
    expect(log.outcomes().slice(-2)).toEqual([
      'confirmation-requested: ok',
      'address-confirmed: needs-password',
    ])
  })
})
