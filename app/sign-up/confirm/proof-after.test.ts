import { describe, expect, it } from 'vitest'
import { EmailAddressSchema } from '#lib/email-address.ts'
import type { PendingProof } from '#lib/session/pending-proof.ts'
import { proofAfter, proofAfterAsking } from './proof-after.ts'

const email = EmailAddressSchema.parse('anna@example.com')
const proof: PendingProof = { step: 'confirm', email, account: 'new' }

describe('a proof after a code', () => {
  it('that Cognito did not look at reads as after a wrong one, and goes on as one with an owner', () => {
    const wrong = proofAfter(proof, 'wrong', '123456')
    expect(wrong.notice).toEqual({ kind: 'wrong', first: true })
    expect(proofAfter(proof, 'owned', '123456')).toEqual({ ...wrong, account: 'confirmed' })
    expect(proofAfter(wrong, 'owned', '123456').notice).toEqual(proofAfter(wrong, 'wrong', '123456').notice)
  })
})

describe('a proof after its code was asked for again', () => {
  it('is of the account that the answer names, and of the same where it names none', () => {
    expect(proofAfterAsking(proof, { ok: true, value: 'confirmed' }).account).toBe('confirmed')
    expect(proofAfterAsking(proof, { ok: true, value: undefined }).account).toBe('new')
  })

  it('stays as it was in an outage', () => {
    const after = proofAfterAsking(proof, { ok: false, error: { code: 'unavailable' } })
    expect(after).toEqual({ ...proof, notice: { kind: 'unavailable' } })
  })
})
