import { expect, it } from 'vitest'
import { anotherAddress } from '#lib/testing/signed-in-person.ts'
import { startSiteOnLocalPool } from '#lib/testing/site-on-local-pool.ts'

it('a reused refresh token is reported to the triggers, which count it, and no account is created', async () => {
  const lines: string[] = []
  const { pool } = await startSiteOnLocalPool('code', { writeLine: (line) => lines.push(line) })
  const { reportTokenReuse, signUp } = await import('./sign-up.ts')
  const username = anotherAddress()
  expect(await reportTokenReuse(username)).toEqual({ ok: true, value: undefined })
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ event: 'token-reused', TokenReused: 1 }])
  expect(await signUp(username, 'seven green ladders', {})).toEqual({ ok: true, value: undefined })
  await pool.close()
})
