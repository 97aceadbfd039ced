import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openStore } from '#infra/local/store.ts'
import { generatorTo, passwordExponent, toHex, toInteger } from '#lib/srp.ts'
import { srpUser } from './passwords.ts'
import { stateIn } from './state.ts'
import { PASSWORD } from './testing/caller.ts'
import { passwordHandlers } from './testing/handlers.ts'
import { refusalOf } from './testing/refusal-of.ts'
import { srpClient } from './testing/srp-client.ts'
import { startCognito } from './testing/start-cognito.ts'
import { poolFolder } from './testing/state-folders.ts'

const ANNA = 'anna@example.com'
const POOL_ID = 'us-east-1_Local0001'

// What sixteen random bytes may begin with: as a number a salt has no zeros in front, as signed bytes it may need one.
test.each([
  ['a zero byte', /^00[1-7]/],
  ['a zero byte before a high bit', /^00[89a-f]/],
  ['two zero bytes', /^0000/],
  ['half a zero byte', /^0[1-9a-f]/],
  ['a high bit, which reads as a minus', /^[89a-e]/],
  ['nothing but ones', /^ff/],
])('an independent client signs in with a salt that begins with %s', async (_, form) => {
  const salt = saltThat(form)
  const pool = await startWithSalt(salt)
  const srp = srpClient(pool)
  const { answer } = await srp.start(ANNA, PASSWORD)
  expect(toInteger(answer.ChallengeParameters?.['SALT'] ?? '')).toBe(toInteger(salt))
  expect((await srp.signIn(ANNA, PASSWORD)).TokenType).toBe('Bearer')
  expect(await refusalOf(srp.prove(ANNA, `${PASSWORD}!`))).toBe(
    'NotAuthorizedException: Incorrect username or password.',
  )
})

/** Tries until one comes: two zero bytes come once in 65,536. */
function saltThat(form: RegExp): string {
  for (;;) {
    const salt = randomBytes(16).toString('hex')
    if (form.test(salt)) return salt
  }
}

/** A pool that has kept Anna's password with this salt. */
async function startWithSalt(salt: string) {
  const stateFolder = await poolFolder()
  const store = await openStore(stateFolder)
  const { users, subsByEmail } = stateIn(store)
  const sub = 'b0a1c2d3-0000-7000-8000-000000000001'
  const exponent = passwordExponent(srpUser({ poolId: POOL_ID }, sub), PASSWORD, toInteger(salt))
  users.set(sub, {
    sub,
    attributes: { email: ANNA, email_verified: 'true' },
    ...{ status: 'CONFIRMED', enabled: true, createdAt: 0, modifiedAt: 0 },
    password: { salt, verifier: toHex(generatorTo(exponent)) },
    ...{ confirmAttempts: [], resends: [], recoveries: [], recoveryAttempts: [], passwordChanges: [] },
  })
  subsByEmail.set(ANNA, sub)
  await store.close()
  const pool = await startCognito({ triggers: passwordHandlers, stateFolder })
  expect(pool.cognito.poolId).toBe(POOL_ID)
  return pool
}
