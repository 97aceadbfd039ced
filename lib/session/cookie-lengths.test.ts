import { randomBytes, randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { keptEntry } from '#lib/auth/parse-code.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { MAX_COOKIE_BYTES, MAX_EMAIL_LENGTH, MAX_TRIGGER_TEXT_BYTES } from '#lib/limits.ts'
import { type PendingSignIn, PendingSignInSchema } from './pending-sign-in.ts'
import { type PendingVerification, PendingVerificationSchema } from './pending-verification.ts'
import { type Purpose, seal, unseal } from './seal.ts'
import { setCookieBytes } from './sealed-cookie.ts'

const nowSeconds = Math.floor(Date.now() / 1000)
const options = {
  secrets: [randomBytes(32).toString('base64')],
  nowSeconds,
  expiresAtSeconds: nowSeconds + 3_600,
}

const LONGEST_ENTRY = keptEntry('６東７京８都９大１阪２名３古４')
const LONGEST_ADDRESS = addressOf(MAX_EMAIL_LENGTH)
const LONGEST_SENDER = '東京大阪名古屋札幌仙台横浜京都神戸広島福岡那覇鹿児島熊'.slice(
  0,
  MAX_TRIGGER_TEXT_BYTES / 3,
)

/** Everything that is as long as it can be, unless a test says otherwise. */
function pendingSignIn(changed: Partial<PendingSignIn> = {}): PendingSignIn {
  return {
    email: LONGEST_ADDRESS,
    username: randomUUID(),
    session: sessionOf(2_048),
    parameters: {
      codeLength: 8,
      sender: LONGEST_SENDER,
      codeState: 'used-up',
      triesLeft: 15,
      expiresAt: nowSeconds + 600,
      sentAt: nowSeconds,
      resendAt: nowSeconds + 30,
      delivery: 'too-many-starts',
    },
    requestedAt: nowSeconds,
    notice: { kind: 'limited', retryAtSeconds: nowSeconds },
    wasWrong: true,
    typed: LONGEST_ENTRY,
    ...changed,
  }
}

function pendingVerification(changed: Partial<PendingVerification> = {}): PendingVerification {
  return {
    step: 'maybe-changed',
    email: LONGEST_ADDRESS,
    account: 'unconfirmed',
    notice: { kind: 'limited', retryAtSeconds: nowSeconds },
    typed: LONGEST_ENTRY,
    ...changed,
  }
}

it('the longest pending sign-in and the longest verification fit a browser, and open again', async () => {
  const longest = pendingSignIn()
  const signIn = await seal('pending-sign-in', longest, options)
  expect(setCookieBytes({ name: '__Host-pending-sign-in', value: signIn })).toBeLessThan(MAX_COOKIE_BYTES)
  expect(await unseal('pending-sign-in', signIn, PendingSignInSchema, options)).toEqual(longest)
  const verification = await seal('pending-verification', pendingVerification(), options)
  expect(await unseal('pending-verification', verification, PendingVerificationSchema, options)).toEqual(
    pendingVerification(),
  )
})

it('the longest sign-in of an app fits its padding', async () => {
  const longest = { pending: pendingSignIn(), deviceId: randomUUID() }
  await expect(seal('native-sign-in', longest, options)).resolves.toContain('Fe26.2*')
})

it.each([
  ['pending-sign-in', pendingSignIn({ session: sessionOf(2_300) })],
  ['pending-verification', pendingVerification({ typed: '\u0000'.repeat(16) })],
] as const)(
  'a %s that outgrows its padding is an error that names it and its bytes',
  async (purpose, value) => {
    await expect(seal(purpose, value, options)).rejects.toThrow(
      new RegExp(`^A ${purpose} of \\d+ bytes outgrows its padding of \\d+: `),
    )
  },
)

it('a cookie is as long for an address with an account as for one without, whatever was typed', async () => {
  const random = linearCongruence(20_261_129)
  for (let round = 0; round < 200; round += 1) {
    const email = addressOf(6 + (random() % 123))
    const typed = keptEntry(
      Array.from({ length: random() % 40 }, () => PIECES[random() % PIECES.length]).join(''),
    )
    const session = 1_400 + (random() % 600)
    const known = { username: randomUUID(), session: sessionOf(session) }
    const unknown = { username: randomUUID(), session: sessionOf(session + 44) }
    const sealed = [known, unknown].map((flow) => pendingSignIn({ email, typed, ...flow }))
    expect(new Set(await lengthsOf('pending-sign-in', sealed)).size, JSON.stringify({ email, typed })).toBe(1)
    const accounts = (['new', 'unconfirmed', 'confirmed'] as const).map((account) =>
      pendingVerification({ step: 'confirm', email, typed, account }),
    )
    expect(new Set(await lengthsOf('pending-verification', accounts)).size).toBe(1)
  }
})

/** What a code field may be sent: characters that JSON escapes, that take up to four bytes, and halves of those. */
const PIECES = [
  '1',
  'x',
  '"',
  '\\',
  '\u0000',
  '\u001f',
  '\n',
  'é',
  '٣',
  '６',
  '😀',
  '\ud83d',
  '\ude00',
  '\u2028',
]

async function lengthsOf(purpose: Purpose, values: readonly object[]): Promise<number[]> {
  const sealed = await Promise.all(values.map((value) => seal(purpose, value, options)))
  return sealed.map(({ length }) => length)
}

/** As Cognito's: random bytes in Base64, behind the same few characters. */
function sessionOf(length: number): string {
  return `AYABe${randomBytes(length).toString('base64')}`.slice(0, length)
}

/** An address of exactly this many characters. */
function addressOf(length: number): PendingSignIn['email'] {
  const local = 'a'.repeat(Math.max(1, Math.min(64, length - 5)))
  const rest = length - local.length - '@'.length - '.de'.length
  const labels = 'b'.repeat(rest).replace(/(.{50})(?=...)/g, (label) => `${label.slice(1)}.`)
  return EmailAddressSchema.parse(`${local}@${labels}.de`)
}

/** A fixed sequence, so that a failure repeats. */
function linearCongruence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state >> 8
  }
}
