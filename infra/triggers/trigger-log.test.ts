import { afterEach, beforeEach, expect, it } from 'vitest'
import { wrongFor } from './testing/sign-in.ts'
import { TABLE_NAME } from './testing/start-aws.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

const ANNA = 'anna@example.com'

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers()
})

afterEach(async () => {
  await pool.stop()
})

it('writes one line per event, with its outcome, its account as a hash, and its metrics', async () => {
  const flow = pool.signIn(ANNA)
  await flow.start()
  const [code] = pool.codesMailedTo(ANNA)
  await flow.answer(wrongFor(code))
  await flow.answer(code ?? '')
  await pool.triggers.PostAuthentication(
    flow.event('PostAuthentication', { request: { newDeviceUsed: false }, response: {} }),
  )
  const { key: account } = pool.accountOf(ANNA)
  expect(pool.logged()).toMatchObject([
    { event: 'code-answered', outcome: 'requested', account: expect.any(String) },
    { event: 'code-requested', outcome: 'sent', account, Requested: 1, Mailed: 1, durationMilliseconds: 0 },
    { event: 'code-answered', outcome: 'wrong', account: expect.any(String), Wrong: 1 },
    { event: 'code-answered', outcome: 'right', account: expect.any(String) },
    { event: 'signed-in', outcome: 'ok', account: expect.any(String), SignedIn: 1 },
  ])
})

it("says metrics in CloudWatch's embedded format", async () => {
  await pool.signIn(ANNA).start()
  expect(pool.logged().at(-1)).toMatchObject({
    _aws: {
      Timestamp: pool.time.now,
      CloudWatchMetrics: [
        {
          Namespace: 'CodeSignIn',
          Dimensions: [['Table']],
          Metrics: [
            { Name: 'Requested', Unit: 'Count' },
            { Name: 'Mailed', Unit: 'Count' },
          ],
        },
      ],
    },
    Table: TABLE_NAME,
  })
})

it('counts a request for an unknown address, and no mail', async () => {
  await pool.signIn('nobody', { isUnknown: true }).start()
  const line = pool.logged().at(-1)
  expect(line).toMatchObject({ outcome: 'no-recipient', Requested: 1 })
  expect(line).not.toHaveProperty('Mailed')
})

it('counts what the limits refused', async () => {
  const flow = pool.signIn(ANNA)
  await flow.start()
  const [code] = pool.codesMailedTo(ANNA)
  for (let time = 0; time < 6; time += 1) await flow.answer(wrongFor(code, time))
  expect(pool.logged().at(-1)).toMatchObject({ event: 'code-answered', outcome: 'refused', Locked: 1 })
})

it('counts codes that were asked for too often, and not those that are on their way', async () => {
  for (let mail = 0; mail < 5; mail += 1) {
    await pool.signIn(ANNA).start()
    await pool.signIn(ANNA).start()
    pool.passes(61)
  }
  await pool.signIn(ANNA).start()
  const outcomes = pool.logged().map((line) => JSON.stringify(line))
  expect(outcomes.filter((line) => line.includes('"recent"'))).toHaveLength(5)
  expect(outcomes.filter((line) => /"recent"|"sent"/.test(line) && line.includes('Locked'))).toEqual([])
  expect(pool.logged().at(-1)).toMatchObject({ event: 'code-requested', outcome: 'limited', Locked: 1 })
})

it('never writes an address, a code or an answer', async () => {
  const flow = pool.signIn(ANNA)
  await flow.start()
  const [code = ''] = pool.codesMailedTo(ANNA)
  await flow.answer(wrongFor(code))
  await flow.answer(code)
  const written = JSON.stringify(pool.logged())
  for (const secret of [ANNA, 'anna', code, wrongFor(code)]) expect(written).not.toContain(secret)
})
