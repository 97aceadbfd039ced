import { expect, test } from 'vitest'
import { toInteger } from '#lib/srp.ts'
import { PASSWORD } from './testing/caller.ts'
import { SALT_FORMS, saltThat, startWithSalt } from './testing/pool-with-salt.ts'
import { srpClient } from './testing/srp-client.ts'
import { refusalOf } from './testing/start-cognito.ts'

const ANNA = 'anna@example.com'

test.each(SALT_FORMS)('an independent client signs in with a salt that begins with %s', async (_, form) => {
  const salt = saltThat(form)
  const pool = await startWithSalt(ANNA, salt)
  const srp = srpClient(pool)
  const { answer } = await srp.start(ANNA, PASSWORD)
  expect(toInteger(answer.ChallengeParameters?.['SALT'] ?? '')).toBe(toInteger(salt))
  expect((await srp.signIn(ANNA, PASSWORD)).TokenType).toBe('Bearer')
  expect(await refusalOf(srp.prove(ANNA, `${PASSWORD}!`))).toBe(
    'NotAuthorizedException: Incorrect username or password.',
  )
})
