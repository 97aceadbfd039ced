import { expect, it } from 'vitest'
import { anotherAddress } from '#lib/testing/signed-in-person.ts'
import { startSiteOnLocalPool } from '#lib/testing/site-on-local-pool.ts'

it('the name of nobody is always the same for one address, another one for the next, and says neither', async () => {
  const { pool } = await startSiteOnLocalPool()
  const { decoyUsername } = await import('./decoy-username.ts')
  const [anna, bert] = [anotherAddress(), anotherAddress()]
  expect(decoyUsername(anna)).toMatch(/^[0-9a-f]{40}@decoy\.invalid$/)
  expect(decoyUsername(anna)).toBe(decoyUsername(anna))
  expect(decoyUsername(bert)).not.toBe(decoyUsername(anna))
  await pool.close()
})
