import { confirmSignIn, signIn } from '@aws-amplify/auth'
import { expect, test } from 'vitest'
import { PASSWORD } from '#infra/local/cognito/testing/caller.ts'
import { RIGHT_ANSWER } from '#infra/local/cognito/testing/handlers.ts'
import { SALT_FORMS, saltThat, startWithSalt } from '#infra/local/cognito/testing/pool-with-salt.ts'
import { configureAmplify } from './testing/amplify.ts'
import { identityJsApp } from './testing/identity-js.ts'
import type { AppConfiguration } from './testing/pool-for-apps.ts'

const ANNA = 'anna@example.com'

test.each(SALT_FORMS)('both libraries prove a password whose salt begins with %s', async (_, form) => {
  const configuration = await poolWithSalt(saltThat(form))
  const app = identityJsApp(configuration, ANNA)
  await app.startWithSrp(PASSWORD)
  expect(await app.answer(RIGHT_ANSWER)).toMatchObject({ step: 'signed-in' })
  configureAmplify(configuration)
  const options = { authFlowType: 'CUSTOM_WITH_SRP' } as const
  await signIn({ username: ANNA, password: PASSWORD, options })
  expect(await confirmSignIn({ challengeResponse: RIGHT_ANSWER })).toMatchObject({ isSignedIn: true })
})

/** With a client without a secret, and the time that the libraries take from the machine. */
async function poolWithSalt(salt: string): Promise<AppConfiguration> {
  const client = { GenerateSecret: false }
  const { cognito } = await startWithSalt(ANNA, salt, { client, clock: Date.now })
  return { poolId: cognito.poolId, clientId: cognito.clientId, endpoint: cognito.url }
}
