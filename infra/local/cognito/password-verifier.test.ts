import { AdminDisableUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { PASSWORD, secretHash } from './testing/caller.ts'
import { passwordHandlers, RIGHT_ANSWER } from './testing/handlers.ts'
import { srpClient } from './testing/srp-client.ts'
import { refusalOf, startCognito } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'
const WRONG = 'NotAuthorizedException: Incorrect username or password.'
const INVALID = 'NotAuthorizedException: Invalid session for the user.'
const FORMAT = 'InvalidParameterException: TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.'

async function startWithAnna(options: Parameters<typeof startCognito>[0] = {}) {
  const pool = await startCognito({ triggers: passwordHandlers, ...options })
  await pool.caller.signUp(ANNA)
  pool.events.length = 0
  return { ...pool, srp: srpClient(pool) }
}

test('a wrong password: "Incorrect username or password.", and Define does not hear of it', async () => {
  const { events, srp } = await startWithAnna()
  expect(await refusalOf(srp.prove(ANNA, `${PASSWORD}!`))).toBe(WRONG)
  expect(events).toHaveLength(1)
})

test('a tampered proof is a wrong password: cut, another letter, empty of sense', async () => {
  const { srp } = await startWithAnna()
  for (const tamper of [
    (signature: string) => signature.slice(0, -4),
    (signature: string) => (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1),
    () => 'not base64 at all',
  ]) {
    const started = await srp.start(ANNA, PASSWORD)
    const claim = srp.claim(started)
    const PASSWORD_CLAIM_SIGNATURE = tamper(claim['PASSWORD_CLAIM_SIGNATURE'] ?? '')
    expect(await refusalOf(srp.respond(started, { ...claim, PASSWORD_CLAIM_SIGNATURE }))).toBe(WRONG)
  }
})

test('the claim of one exchange proves nothing in another: SECRET_BLOCK replayed, alone or with its proof', async () => {
  const { srp } = await startWithAnna()
  const first = await srp.start(ANNA, PASSWORD)
  const claim = srp.claim(first)
  await srp.respond(first, claim)
  const second = await srp.start(ANNA, PASSWORD)
  expect(await refusalOf(srp.respond(second, claim))).toBe(WRONG)
  const third = await srp.start(ANNA, PASSWORD)
  const { PASSWORD_CLAIM_SECRET_BLOCK = '' } = claim
  expect(await refusalOf(srp.respond(third, { ...srp.claim(third), PASSWORD_CLAIM_SECRET_BLOCK }))).toBe(
    WRONG,
  )
})

test('a wrong secret hash, and one over the address, are refused and do not use the session up', async () => {
  const { cognito, srp } = await startWithAnna()
  const started = await srp.start(ANNA, PASSWORD)
  const claim = srp.claim(started)
  for (const SECRET_HASH of ['wrong', secretHash(cognito, ANNA)]) {
    expect(await refusalOf(srp.respond(started, { ...claim, SECRET_HASH }))).toBe(
      `NotAuthorizedException: Unable to verify secret hash for client ${cognito.clientId}`,
    )
  }
  expect((await srp.respond(started, claim)).ChallengeName).toBe('CUSTOM_CHALLENGE')
})

test('a session works once, after a wrong password too', async () => {
  const used = 'NotAuthorizedException: Invalid session for the user, session can only be used once.'
  const { srp } = await startWithAnna()
  const right = await srp.start(ANNA, PASSWORD)
  const claim = srp.claim(right)
  await srp.respond(right, claim)
  expect(await refusalOf(srp.respond(right, claim))).toBe(used)
  const wrong = await srp.start(ANNA, PASSWORD)
  expect(await refusalOf(srp.respond(wrong, srp.bareClaim(wrong)))).toBe(WRONG)
  expect(await refusalOf(srp.respond(wrong, srp.claim(wrong)))).toBe(used)
})

test('a session expires', async () => {
  const { srp, passes } = await startWithAnna({ client: { AuthSessionValidity: 3 } })
  const started = await srp.startBare(ANNA)
  passes(180)
  expect(await refusalOf(srp.respond(started, srp.bareClaim(started)))).toBe(
    'NotAuthorizedException: Invalid session for the user, session is expired.',
  )
})

test("a session of another user's", async () => {
  const { caller, srp } = await startWithAnna()
  await caller.signUp('ben@example.com')
  const [anna, ben] = [await srp.startBare(ANNA), await srp.startBare('ben@example.com')]
  expect(await refusalOf(srp.respond(anna, srp.bareClaim(ben)))).toBe(INVALID)
})

test('a password on a code session and a code on a password session: "Invalid session for the user."', async () => {
  const { caller, srp } = await startWithAnna()
  const first = await srp.start(ANNA, PASSWORD)
  expect(await refusalOf(caller.respond(first.answer.Session ?? '', ANNA, RIGHT_ANSWER))).toBe(INVALID)
  const claim = srp.claim(first)
  const code = await srp.respond(first, claim)
  expect(await refusalOf(srp.respond({ answer: code }, claim))).toBe(INVALID)
})

test.each(['USERNAME', 'PASSWORD_CLAIM_SIGNATURE', 'PASSWORD_CLAIM_SECRET_BLOCK', 'TIMESTAMP'])(
  'without %s: "Missing required parameter %s"',
  async (name) => {
    const { srp } = await startWithAnna()
    const started = await srp.startBare(ANNA)
    const { [name]: _, ...claim } = srp.bareClaim(started)
    expect(await refusalOf(srp.respond(started, claim))).toBe(
      `InvalidParameterException: Missing required parameter ${name}`,
    )
  },
)

test.each([
  'Mo Nov 23 10:07:00 UTC 2026',
  'Mon, 23 Nov 2026 10:07:00 GMT',
  'Mon Foo 23 10:07:00 UTC 2026',
  'Mon Nov 23 10:07:00 +01:00 2026',
  '1795428420',
])('TIMESTAMP "%s" is refused for its form', async (TIMESTAMP) => {
  const { srp } = await startWithAnna()
  const started = await srp.startBare(ANNA)
  expect(await refusalOf(srp.respond(started, { ...srp.bareClaim(started), TIMESTAMP }))).toBe(FORMAT)
})

test('a TIMESTAMP other than the signed one is a wrong password', async () => {
  const { srp } = await startWithAnna()
  const started = await srp.start(ANNA, PASSWORD)
  const claim = { ...srp.claim(started), TIMESTAMP: 'Mon Nov 23 10:07:01 UTC 2026' }
  expect(await refusalOf(srp.respond(started, claim))).toBe(WRONG)
})

test('a TIMESTAMP in another form than the SDKs write is a wrong password: "Dec 03", another weekday', async () => {
  const { srp, passes } = await startWithAnna()
  passes(10 * 24 * 3_600)
  for (const timestamp of ['Thu Dec 03 10:07:00 UTC 2026', 'Fri Dec 3 10:07:00 UTC 2026']) {
    const started = await srp.start(ANNA, PASSWORD)
    expect(await refusalOf(srp.respond(started, srp.claim(started, timestamp)))).toBe(WRONG)
  }
  expect((await srp.prove(ANNA, PASSWORD)).ChallengeName).toBe('CUSTOM_CHALLENGE')
})

test('a claim is good for the assumed time around the clock', async () => {
  const { srp, passes } = await startWithAnna()
  for (const [seconds, refusal] of [
    [299, 'not refused'],
    [301, WRONG],
  ] as const) {
    const started = await srp.start(ANNA, PASSWORD)
    const claim = srp.claim(started)
    passes(seconds)
    expect(await refusalOf(srp.respond(started, claim))).toBe(refusal)
  }
})

test('a user disabled or deleted between the two halves gets no further', async () => {
  const { caller, cognito, srp } = await startWithAnna()
  const { AccessToken } = await srp.signIn(ANNA, PASSWORD)
  const first = await srp.start(ANNA, PASSWORD)
  await caller.deleteUser(AccessToken)
  expect(await refusalOf(srp.respond(first, srp.claim(first)))).toBe(WRONG)
  await caller.signUp(ANNA)
  const second = await srp.start(ANNA, PASSWORD)
  const user = { UserPoolId: cognito.poolId, Username: ANNA }
  await caller.sdk.send(new AdminDisableUserCommand(user))
  expect(await refusalOf(srp.respond(second, srp.claim(second)))).toBe(
    'NotAuthorizedException: User is disabled.',
  )
})
