import { expect, test } from 'vitest'
import type { Variables } from '#infra/aws/credentials.ts'
import { healthyPool, poolContext, reportedBy, startedPool } from '#infra/doctor/testing/pool-context.ts'
import { triggerNames } from '#infra/per-trigger.ts'
import { triggerSettings } from './trigger-settings.ts'

const KEY = 'arn:aws:kms:us-east-1:000000000000:key/00000000-0000-0000-0000-000000000000'
const WEAK = 'YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE='

test('complete, and the same for all', async () => {
  expect(await reportedBy(triggerSettings, poolContext(await healthyPool()))).toEqual([
    'ok: complete, equal for all triggers, and in the mode of the site; a year of guessing codes of 6 digits at many accounts gets into 0.88 from an IPv4 address, 8.8 from a /48 of IPv6',
  ])
})

test('a variable that one of them misses', async () => {
  expect(await saysWithVariables({ TABLE_NAME: undefined })).toEqual([
    expect.stringMatching(/^fail: CreateAuthChallenge: missing or malformed: TABLE_NAME -> npm run deploy/),
    expect.stringMatching(/^fail: TABLE_NAME differs between triggers -> npm run deploy/),
  ])
})

test('another secret in one of them, and a weak one: neither is shown', async () => {
  const says = await saysWithVariables({ CODE_SECRET: WEAK })
  expect(says).toEqual([
    expect.stringContaining('fail: CreateAuthChallenge: CODE_SECRET is weak -> '),
    expect.stringContaining('fail: CODE_SECRET differs between triggers -> '),
  ])
  expect(says.join()).not.toContain(WEAK)
})

test('a site in the other mode', async () => {
  const pool = await startedPool({ signInMode: 'password-and-code' })
  const context = poolContext(pool, { variables: { SIGN_IN_MODE: 'code' } })
  expect(await reportedBy(triggerSettings, context)).toEqual([
    'fail: The triggers run in mode password-and-code, the site in mode code: sign-ins fail -> Set SIGN_IN_MODE=password-and-code for the site, or deploy the triggers in that mode: npm run deploy -- --stage STAGE --sign-in-mode code',
  ])
})

test('emails that link to another site', async () => {
  const context = poolContext(await healthyPool(), { variables: { APP_ORIGIN: 'http://localhost:4000' } })
  expect(await reportedBy(triggerSettings, context)).toEqual([
    'warning: Emails link to http://localhost:3000, but the site is at http://localhost:4000 -> npm run deploy -- --stage STAGE --app-origin http://localhost:4000',
  ])
})

test('without permission to decrypt them, a warning says that this is intended', async () => {
  const pool = await healthyPool()
  pool.faults.lambda.isEnvironmentHidden = true
  expect(await reportedBy(triggerSettings, poolContext(pool))).toEqual([
    expect.stringMatching(
      /^warning: These credentials may not decrypt the trigger environment variables, .* -> .* kms:Decrypt .*0017\)\.$/,
    ),
  ])
})

test.each(['KMSDisabledException', 'KMSInvalidStateException'] as const)(
  'a disabled key is a failure: %s',
  async (keyFault) => {
    const pool = await healthyPool()
    pool.faults.lambda.keyFault = keyFault
    expect(await reportedBy(triggerSettings, poolContext(pool))).toEqual([
      `fail: The variables of PreSignUp cannot be decrypted (${keyFault}): the function does not start, and sign-ins fail -> ` +
        `Enable the key again: aws kms enable-key --key-id ${KEY} --region us-east-1; ` +
        `if it is pending deletion, first: aws kms cancel-key-deletion --key-id ${KEY} --region us-east-1`,
    ])
  },
)

test('without a function there are none', async () => {
  const pool = await startedPool({ deployed: { detached: triggerNames } })
  expect(await reportedBy(triggerSettings, poolContext(pool))).toEqual([
    'skipped: no trigger function could be read',
  ])
})

async function saysWithVariables(set: Variables): Promise<string[]> {
  const pool = await healthyPool()
  pool.faults.lambda.variables = { trigger: 'CreateAuthChallenge', set }
  return reportedBy(triggerSettings, poolContext(pool))
}
