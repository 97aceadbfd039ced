import { describe, expect, it } from 'vitest'
import { EmailAddressSchema } from '#lib/email-address.ts'
import type { PendingVerification } from '#lib/session/pending-verification.ts'
import { afterCode, afterCodeRequest } from './after-verification.ts'

const email = EmailAddressSchema.parse('anna@example.com')
const proof: PendingVerification = { step: 'confirm', email, account: 'new' }

describe('a proof after a code', () => {
  it('that Cognito did not look at reads as after a wrong one, and goes on as one with an owner', () => {
    const wrong = afterCode(proof, 'wrong', '123456')
    expect(wrong.notice).toEqual({ kind: 'wrong', first: true })
    expect(afterCode(proof, 'owned', '123456')).toEqual({ ...wrong, account: 'confirmed' })
    expect(afterCode(wrong, 'owned', '123456').notice).toEqual(afterCode(wrong, 'wrong', '123456').notice)
  })
})

describe('a proof after its code was asked for again', () => {
  it('is of the account that the answer names, and of the same where it names none', () => {
    expect(afterCodeRequest(proof, { ok: true, value: 'confirmed' }).account).toBe('confirmed')
    expect(afterCodeRequest(proof, { ok: true, value: undefined }).account).toBe('new')
  })

  it('stays as it was in an outage', () => {
    const after = afterCodeRequest(proof, { ok: false, error: { code: 'unavailable' } })
    expect(after).toEqual({ ...proof, notice: { kind: 'unavailable' } })
  })
})
