import { UpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, it } from 'vitest'
import { refusalOf } from './cognito/testing/start-cognito.ts'
import { poolAndCaller } from './testing/pool-and-caller.ts'

it('with the client secret and an access token in hand no address moves, and no email goes out', async () => {
  const { pool, caller } = await poolAndCaller('code')
  await caller.signUp('anna@example.com')
  const { Session } = await caller.start('anna@example.com')
  const code = /^\d+/.exec(pool.inbox.messages('anna@example.com')[0]?.subject ?? '')?.[0] ?? 'no code'
  const { AuthenticationResult } = await caller.respond(Session, 'anna@example.com', code)
  const AccessToken = AuthenticationResult?.AccessToken ?? ''
  const UserAttributes = [{ Name: 'email', Value: 'thief@example.com' }]
  const update = caller.sdk.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes }))
  expect(await refusalOf(update)).toBe(
    'UserLambdaValidationException: CustomMessage failed with error UnusedMessage.',
  )
  const { UserAttributes: kept } = await caller.getUser(AccessToken)
  expect(kept).toContainEqual({ Name: 'email', Value: 'anna@example.com' })
  expect(pool.inbox.messages('thief@example.com')).toEqual([])
})
