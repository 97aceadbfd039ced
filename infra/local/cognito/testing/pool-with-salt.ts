import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import { openStore } from '#infra/local/store.ts'
import { generatorTo, passwordExponent, toHex, toInteger } from '#lib/srp.ts'
import { srpUser } from '../passwords.ts'
import { stateIn } from '../state.ts'
import { PASSWORD } from './caller.ts'
import { passwordHandlers } from './handlers.ts'
import { type StartOptions, startCognito } from './start-cognito.ts'
import { poolFolder } from './state-folders.ts'

const POOL_ID = 'us-east-1_Local0001'

// What sixteen random bytes may begin with: as a number a salt has no zeros in front, as signed bytes it may need one.
export const SALT_FORMS = [
  ['a zero byte', /^00[1-7]/],
  ['a zero byte before a high bit', /^00[89a-f]/],
  ['two zero bytes', /^0000/],
  ['half a zero byte', /^0[1-9a-f]/],
  ['a high bit, which reads as a minus', /^[89a-e]/],
  ['nothing but ones', /^ff/],
] as const satisfies readonly (readonly [string, RegExp])[]

/** Tries until one comes: two zero bytes come once in 65,536. */
export function saltThat(form: RegExp): string {
  for (;;) {
    const salt = randomBytes(16).toString('hex')
    if (form.test(salt)) return salt
  }
}

/** A pool that has kept the password of this address, the tests' own, with this salt. */
export async function startWithSalt(email: string, salt: string, options: StartOptions = {}) {
  const stateFolder = await poolFolder()
  const store = await openStore(stateFolder)
  const { users, subsByEmail } = stateIn(store)
  const sub = 'b0a1c2d3-0000-7000-8000-000000000001'
  const exponent = passwordExponent(srpUser({ poolId: POOL_ID }, sub), PASSWORD, toInteger(salt))
  users.set(sub, {
    sub,
    attributes: { email, email_verified: 'true' },
    ...{ status: 'CONFIRMED', enabled: true, createdAt: 0, modifiedAt: 0 },
    password: { salt, verifier: toHex(generatorTo(exponent)) },
    ...{ confirmAttempts: [], resends: [], recoveries: [], recoveryAttempts: [], passwordChanges: [] },
  })
  subsByEmail.set(email, sub)
  await store.close()
  const pool = await startCognito({ triggers: passwordHandlers, ...options, stateFolder })
  expect(pool.cognito.poolId).toBe(POOL_ID)
  return pool
}
