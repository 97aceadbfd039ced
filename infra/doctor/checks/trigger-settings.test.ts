import { expect, test } from 'vitest'
import type { Variables } from '#infra/aws/clients.ts'
import { healthyPool, poolContext, reportedBy, startedPool } from '#infra/doctor/testing/pool-context.ts'
import { triggerNames } from '#infra/per-trigger.ts'
import { triggerSettings } from './trigger-settings.ts'

const KEY = 'arn:aws:kms:us-east-1:000000000000:key/00000000-0000-0000-0000-000000000000'
const WEAK = 'YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE='

test('complete, and the same for all', async () => {
  expect(await reportedBy(triggerSettings, poolContext(await healthyPool()))).toEqual([
    'ok: complete, the same for all triggers, and in the mode of the site',
  ])
})

test('a variable that one of them misses', async () => {
  expect(await saysWithVariables({ TABLE_NAME: undefined })).toEqual([
    expect.stringMatching(/^wrong: CreateAuthChallenge: missing or malformed: TABLE_NAME -> npm run deploy/),
    expect.stringMatching(/^wrong: TABLE_NAME is not the same for all triggers -> npm run deploy/),
  ])
})

test('another secret in one of them, and a weak one: neither is shown', async () => {
  const says = await saysWithVariables({ CODE_SECRET: WEAK })
  expect(says).toEqual([
    expect.stringContaining('wrong: CreateAuthChallenge: CODE_SECRET is weak -> '),
    expect.stringContaining('wrong: CODE_SECRET is not the same for all triggers -> '),
  ])
  expect(says.join()).not.toContain(WEAK)
})

test('a site in the other mode signs nobody in', async () => {
  const pool = await startedPool({ signInMode: 'password-and-code' })
  const context = poolContext(pool, { variables: { SIGN_IN_MODE: 'code' } })
  expect(await reportedBy(triggerSettings, context)).toEqual([
    'wrong: The triggers run in the mode password-and-code, the site in code: nobody can sign in -> Set SIGN_IN_MODE=password-and-code for the site, or the triggers into its mode: npm run deploy -- --stage STAGE --sign-in-mode code.',
  ])
})

test('mails that name another site', async () => {
  const context = poolContext(await healthyPool(), { variables: { APP_ORIGIN: 'http://localhost:4000' } })
  expect(await reportedBy(triggerSettings, context)).toEqual([
    'warning: Mails name http://localhost:3000, the site is at http://localhost:4000 -> npm run deploy -- --stage STAGE --app-origin http://localhost:4000',
  ])
})

test('whoever may not decrypt them is told so, and that it is meant so', async () => {
  const pool = await healthyPool()
  pool.faults.lambda.isEnvironmentHidden = true
  expect(await reportedBy(triggerSettings, poolContext(pool))).toEqual([
    expect.stringMatching(/^warning: They are not shown to this operator, .* -> .* kms:Decrypt .*0017\)\.$/),
  ])
})

test.each(['KMSDisabledException', 'KMSInvalidStateException'] as const)(
  'a key that nobody can use is no hidden one: %s',
  async (keyTrouble) => {
    const pool = await healthyPool()
    pool.faults.lambda.keyTrouble = keyTrouble
    expect(await reportedBy(triggerSettings, poolContext(pool))).toEqual([
      `wrong: The variables of PreSignUp cannot be decrypted (${keyTrouble}): it does not start, and nobody can sign in -> ` +
        `Switch the key on again: aws kms enable-key --key-id ${KEY} --region us-east-1; ` +
        `if it waits for its deletion, first: aws kms cancel-key-deletion --key-id ${KEY} --region us-east-1`,
    ])
  },
)

test('without a function there are none', async () => {
  const pool = await startedPool({ deployed: { detached: triggerNames } })
  expect(await reportedBy(triggerSettings, poolContext(pool))).toEqual([
    'skipped: no function of a trigger could be looked at',
  ])
})

async function saysWithVariables(set: Variables): Promise<string[]> {
  const pool = await healthyPool()
  pool.faults.lambda.variables = { trigger: 'CreateAuthChallenge', set }
  return reportedBy(triggerSettings, poolContext(pool))
}
