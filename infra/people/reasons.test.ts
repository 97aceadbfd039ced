import { expect, it } from 'vitest'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { reasonsIn } from './reasons.ts'

const EMAIL = EmailAddressSchema.parse('anna@example.com')

/** Of an address that no code was asked for. */
const LIMITS = {
  now: 0,
  code: { state: 'none', triesLeft: 0, expiresAt: null, usedAt: null, isSending: false },
  limits: [],
} as const

it.each([
  ['code', 'CONFIRMED', undefined],
  ['code', 'UNCONFIRMED', 'The sign-up was never confirmed.'],
  ['code', 'RESET_REQUIRED', 'Without a permanent password no code is sent'],
  ['code', 'FORCE_CHANGE_PASSWORD', undefined],
  ['password-and-code', 'CONFIRMED', undefined],
  ['password-and-code', 'UNCONFIRMED', 'The sign-up was never confirmed.'],
  ['password-and-code', 'RESET_REQUIRED', 'The password has to be reset first'],
  ['password-and-code', 'FORCE_CHANGE_PASSWORD', 'The password is a temporary one.'],
] as const)('in the mode %s, the status %s keeps a code back: %s', (signInMode, status, reason) => {
  const account = { status, isEnabled: true, isEmailVerified: true, createdAt: undefined }
  const reasons = reasonsIn(
    { email: EMAIL, account, limits: { ...LIMITS, limits: [] } },
    { signInMode, options: '' },
  )
  expect(reasons).toEqual(reason === undefined ? [] : [expect.stringContaining(reason)])
})
