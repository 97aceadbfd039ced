import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { seal, unseal } from './seal.ts'

const schema = z.object({ name: z.string() })
const value = { name: 'anna' }
const nowSeconds = Math.floor(Date.now() / 1000)
const first = randomBytes(32).toString('base64')
const second = randomBytes(32).toString('base64')

const sealed = (secrets: string[], expiresAtSeconds = nowSeconds + 600) =>
  seal('signed-in', value, { secrets, nowSeconds, expiresAtSeconds })

describe('a seal', () => {
  it('opens to what was sealed, and shows nothing of it', async () => {
    const cookie = await sealed([first])
    expect(cookie).not.toContain('anna')
    expect(Buffer.from(cookie, 'base64').toString()).not.toContain('anna')
    expect(await unseal('signed-in', cookie, schema, { secrets: [first], nowSeconds })).toEqual(value)
  })

  it('survives a rotation of secrets: old one, both, new one', async () => {
    const old = await sealed([first])
    const both = await sealed([second, first])
    expect(await unseal('signed-in', old, schema, { secrets: [second, first], nowSeconds })).toEqual(value)
    expect(await unseal('signed-in', both, schema, { secrets: [second], nowSeconds })).toEqual(value)
    expect(await unseal('signed-in', old, schema, { secrets: [second], nowSeconds })).toBeUndefined()
  })

  it('made for one purpose does not open for another', async () => {
    const cookie = await sealed([first])
    expect(await unseal('pending-sign-in', cookie, schema, { secrets: [first], nowSeconds })).toBeUndefined()
  })

  it('ends at its own expiry, whatever the browser says', async () => {
    const cookie = await sealed([first], nowSeconds + 2)
    const at = (seconds: number) =>
      unseal('signed-in', cookie, schema, { secrets: [first], nowSeconds: nowSeconds + seconds })
    expect(await at(1)).toEqual(value)
    expect(await at(2)).toBeUndefined()
  })

  it('that was tampered with does not open', async () => {
    const cookie = await sealed([first])
    const bent = cookie.replace(/\*([^*])/, (_, letter) => `*${letter === 'a' ? 'b' : 'a'}`)
    expect(bent).not.toBe(cookie)
    expect(await unseal('signed-in', bent, schema, { secrets: [first], nowSeconds })).toBeUndefined()
    expect(await unseal('signed-in', 'junk', schema, { secrets: [first], nowSeconds })).toBeUndefined()
  })

  it('of a pending sign-in is as long for a short value as for a long one', async () => {
    const lengthFor = async (name: string) => {
      const options = { secrets: [first], nowSeconds, expiresAtSeconds: nowSeconds + 600 }
      return (await seal('pending-sign-in', { name }, options)).length
    }
    expect(await lengthFor('x'.repeat(1_543))).toBe(await lengthFor('x'.repeat(1_587)))
    expect(await lengthFor('')).toBeLessThan(3_800)
  })

  it('of another shape does not open', async () => {
    const cookie = await sealed([first])
    const other = z.object({ email: z.string() })
    expect(await unseal('signed-in', cookie, other, { secrets: [first], nowSeconds })).toBeUndefined()
  })
})
