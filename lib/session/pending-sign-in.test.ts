import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { MAX_COOKIE_BYTES, MAX_KEPT_CODE_LENGTH } from '#lib/limits.ts'
import { PendingSignInSchema, withinRoom } from './pending-sign-in.ts'
import { seal, unseal } from './seal.ts'
import { setCookieBytes } from './sealed-cookie.ts'

const nowSeconds = Math.floor(Date.now() / 1000)
const secrets = [randomBytes(32).toString('base64')]

function pendingWith(sizes: { session: number; email: number }) {
  return PendingSignInSchema.parse({
    email: `${'a'.repeat(sizes.email - 69)}@${'b'.repeat(60)}.example`,
    username: '0'.repeat(36),
    session: 's'.repeat(sizes.session),
    parameters: {
      fieldTitle: 'Enter the code',
      fieldHint: 'The 6-digit code from our email',
      fieldText: 'default',
      codeLength: 6,
      sender: 'App <no-reply@example.com>',
      codeState: 'live',
      triesLeft: 5,
      expiresAt: nowSeconds + 600,
      sentAt: nowSeconds,
      resendAt: nowSeconds + 30,
      delivery: 'limited',
    },
    requestedAt: nowSeconds,
    notice: { kind: 'limited', retryAtSeconds: nowSeconds },
    typed: '1'.repeat(MAX_KEPT_CODE_LENGTH),
  })
}

describe('the pending cookie', () => {
  it("fits a browser with Cognito's longest session and the longest address", async () => {
    const pending = pendingWith({ session: 2_048, email: 128 })
    const options = { secrets, nowSeconds, expiresAtSeconds: nowSeconds + 3_600 }
    const sealed = await seal('pending-sign-in', pending, options)
    expect(setCookieBytes('__Host-pending-sign-in', sealed)).toBeLessThan(MAX_COOKIE_BYTES)
    expect(await unseal('pending-sign-in', sealed, PendingSignInSchema, options)).toEqual(pending)
  })

  it('keeps the way back where there is room for it, and forgets it where there is none', () => {
    const next = `/${'x'.repeat(299)}`
    const roomy = { ...pendingWith({ session: 1_587, email: 128 }), next }
    expect(withinRoom(roomy)).toEqual(roomy)
    expect(withinRoom({ ...roomy, next: `${next}x` })).not.toHaveProperty('next')
    expect(withinRoom({ ...roomy, next: '/' })).not.toHaveProperty('next')
    const { next: _dropped, ...rest } = { ...roomy, session: 's'.repeat(2_048) }
    expect(withinRoom({ ...rest, next })).toEqual(rest)
  })

  it('is as long for a known address as for an unknown one, whose session is longer', async () => {
    const lengthFor = async (session: number) =>
      (
        await seal('pending-sign-in', pendingWith({ session, email: 120 }), {
          secrets,
          nowSeconds,
          expiresAtSeconds: nowSeconds + 3_600,
        })
      ).length
    expect(await lengthFor(1_543)).toBe(await lengthFor(1_587))
  })
})
