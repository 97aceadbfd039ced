import { expect, test } from 'vitest'
import { appClientOn, PLANS } from '#infra/pool.ts'
import { startCognito } from './testing/start-cognito.ts'

const [essentials, lite] = [appClientOn('essentials'), appClientOn('lite')]

test.each([
  [
    'no rotation, and none but custom authentication',
    { ...lite, ExplicitAuthFlows: essentials.ExplicitAuthFlows },
    'REFRESH_TOKEN_AUTH should always be allowed.',
  ],
  [
    'rotation, and renewal without it',
    { ...essentials, ExplicitAuthFlows: lite.ExplicitAuthFlows },
    'ALLOW_REFRESH_TOKEN_AUTH is not allowed while refresh token rotation is enabled.',
  ],
])('a client that Cognito would not make stops the start: %s', async (_, client, message) => {
  await expect(startCognito({ client })).rejects.toMatchObject({ type: 'InvalidParameterException', message })
})

test.each(PLANS)('the client of the plan %s starts', async (plan) => {
  const { cognito } = await startCognito({ client: appClientOn(plan) })
  expect(cognito.clientId).toHaveLength(26)
})
