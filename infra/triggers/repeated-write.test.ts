import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readAccount } from './account-item.ts'
import { SignIn, wrongFor } from './testing/sign-in.ts'
import { TABLE_NAME } from './testing/start-aws.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'
import { createTriggers } from './triggers.ts'

const ANNA = 'anna@example.com'

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers()
})

afterEach(async () => {
  await pool.stop()
})

/** With a client of its own: the SDK repeats only some fifty failed calls of one. */
function losingTriggers() {
  return createTriggers({ ...pool.dependencies, dynamodb: pool.table.losingFirstAnswers() })
}

function signsUp(clientAddress: string) {
  return losingTriggers().PreSignUp({
    triggerSource: 'PreSignUp_SignUp',
    request: { userAttributes: { email: ANNA }, clientMetadata: { clientAddress } },
    response: {},
  })
}

it('sixty sign-ups of sixty client addresses are counted once each, though every first answer gets lost', async () => {
  await Promise.all(Array.from({ length: 60 }, (_, index) => signsUp(`203.0.113.${index}`)))
  const { Items = [] } = await pool.dependencies.dynamodb.send(new ScanCommand({ TableName: TABLE_NAME }))
  expect(Items.map((item) => item['signups']?.L?.length)).toEqual(Array(60).fill(1))
})

it('a client address has all of its places, though every first answer gets lost', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 22 }, () => signsUp('203.0.113.7')))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
  await expect(signsUp('203.0.113.7')).rejects.toThrow(/^TooManyStarts for 3600 seconds$/)
})

it('a sign-in sends one email, counts one try and signs in once, though every first answer gets lost', async () => {
  const flow = new SignIn(losingTriggers(), ANNA, {})
  expect(await flow.start()).toMatchObject({ delivery: 'sent' })
  const [code = ''] = pool.codesMailedTo(ANNA)
  expect(await flow.answer(wrongFor(code))).toBe(false)
  const { table, key } = pool.accountOf(ANNA)
  expect(await readAccount(table, key)).toMatchObject({ tries: 1, wrong: [expect.any(Number)] })
  expect(await flow.answer(code)).toBe(true)
  expect(await flow.answer(code)).toBe(false)
  expect(pool.codesMailedTo(ANNA)).toHaveLength(1)
})
