import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { compress, DICTIONARY, decryptBody, encryptBody, TOKEN_DICTIONARY } from './compact-body.ts'
import { type OpenedSeal, type SealMemory, seal, unseal } from './seal.ts'

const schema = z.object({ name: z.string() })
const value = { name: 'anna' }
const nowSeconds = Math.floor(Date.now() / 1000)
const first = randomBytes(32).toString('base64')
const second = randomBytes(32).toString('base64')

/** Made by iron-session 9 with a base64 key, until the year 2100. */
const SECRET_BEFORE = Buffer.alloc(32, 7).toString('base64')
const SEALED_BEFORE =
  'Fe26.2*1*f797d4c3a8ecc3bad23f5e1e55b928c6a179ce43bc0d08f9ec50db3cb188e098*hM7rcTW_OYuXq6DAPz_nGQ*FR8ExSydzqF1byNQK1G6Svm991L1SneC4hlVe-fzM4RknPJ9WmpNlNGPBLF6brPgUScZhC59mRwF0Zo790hwig*4102444800582*29200889770113e22588ec567fe269b9f4d73af0c13ce9878081417dd469a8af*GbWRDrylgc-3waPYqL7_-BXQwAE6eNqYZZ196Oqs6Cw~2'

/** The same, of today. */
const SEALED_TODAY =
  'Fe26.2*2**CpBu96MWDzRJPZwbgIiukQ*KvDMLQPNA9upSUSO_RlwqGwLSfBTnCgG1Iky3mochlRoZA9d0WpJlLXfYXQxN0L6qj7uGBUeQAHbM0qR5O8RHw*4102444800492**P3VZYqnSCJ-7oPrlY1vwWE_kIOOqtctde3v7_SlSYjs~2!2iXqJ3SY_PxcoeVFB8386ZeRKpAMxiSEsWvy'

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

  it('of the version before still opens, and for its own purpose only', async () => {
    const options = { secrets: [first, SECRET_BEFORE], nowSeconds }
    expect(await unseal('signed-in', SEALED_BEFORE, schema, options)).toEqual(value)
    expect(await unseal('known-browser', SEALED_BEFORE, schema, options)).toBeUndefined()
    expect(await unseal('signed-in', SEALED_BEFORE, schema, { secrets: [first], nowSeconds })).toBeUndefined()
  })

  it('of today still opens tomorrow: what is sealed now must not depend on what may change', async () => {
    const options = { secrets: [SECRET_BEFORE], nowSeconds }
    expect(await unseal('signed-in', SEALED_TODAY, schema, options)).toEqual(value)
  })

  it('holds the key of one body: another one, none, or a bent one does not open', async () => {
    const [head = '', body = ''] = (await sealed([first])).split('!')
    const [, other = ''] = (await sealed([first])).split('!')
    const bent = (body.startsWith('A') ? 'B' : 'A') + body.slice(1)
    const open = (text: string) => unseal('signed-in', text, schema, { secrets: [first], nowSeconds })
    expect(await open(`${head}!${body}`)).toEqual(value)
    for (const wrong of [
      other,
      bent,
      '',
      'A',
      ...['x', 'xx', '=', '.', '!', '!x'].map((end) => body + end),
    ]) {
      expect(await open(`${head}!${wrong}`)).toBeUndefined()
    }
    expect(await open(head)).toBeUndefined()
  })

  it('without a body does not open with one', async () => {
    const options = { secrets: [first], nowSeconds }
    const text = await seal('flash-state', value, { ...options, expiresAtSeconds: nowSeconds + 60 })
    expect(await unseal('flash-state', text, schema, options)).toEqual(value)
    for (const end of ['!', '!x', '!!']) {
      expect(await unseal('flash-state', text + end, schema, options)).toBeUndefined()
    }
  })

  it('of tokens is no longer than they are, and some', async () => {
    const token = randomBytes(1_500).toString('base64url')
    const long = await seal(
      'signed-in',
      { name: token },
      { secrets: [first], nowSeconds, expiresAtSeconds: nowSeconds + 9 },
    )
    expect(long.length - token.length).toBeLessThan(300)
  })

  it('whose body was made with another dictionary does not open', () => {
    const body = encryptBody(compress({ session: 'AYABe', email: 'anna@example.com' }, DICTIONARY), 0)
    expect(decryptBody(body, DICTIONARY)).toContain('anna')
    expect(decryptBody(body, TOKEN_DICTIONARY)).toBeUndefined()
  })

  it('of another shape does not open', async () => {
    const cookie = await sealed([first])
    const other = z.object({ email: z.string() })
    expect(await unseal('signed-in', cookie, other, { secrets: [first], nowSeconds })).toBeUndefined()
  })
})

describe('a remembered seal', () => {
  const expiresAtSeconds = nowSeconds + 600
  const remembered = { json: JSON.stringify(value), expiresAtSeconds, secret: first }

  /** Remembers as long as the test, by purpose and text. */
  function memoryOf(known: Record<string, OpenedSeal> = {}): SealMemory & { readonly known: typeof known } {
    const name = (purpose: string, sealed: string) => `${purpose}: ${sealed}`
    return {
      known,
      get: (purpose, sealed) => known[name(purpose, sealed)],
      set: (purpose, sealed, opened) => {
        known[name(purpose, sealed)] = opened
      },
    }
  }

  it('is not opened again, whether it was opened or made here', async () => {
    // No text that could be opened: what it holds can come from the memory only.
    const memory = memoryOf({ 'signed-in: seen': remembered })
    expect(await unseal('signed-in', 'seen', schema, { secrets: [first], nowSeconds, memory })).toEqual(value)

    const opened = memoryOf()
    const made = memoryOf()
    const options = { secrets: [first], nowSeconds, expiresAtSeconds }
    const cookie = await seal('signed-in', value, { ...options, memory: made })
    await unseal('signed-in', cookie, schema, { ...options, memory: opened })
    for (const { known } of [opened, made]) expect(known).toEqual({ [`signed-in: ${cookie}`]: remembered })
  })

  it('ends at its own expiry', async () => {
    const memory = memoryOf({ 'signed-in: seen': remembered })
    const at = (seconds: number) =>
      unseal('signed-in', 'seen', schema, { secrets: [first], nowSeconds: seconds, memory })
    expect(await at(expiresAtSeconds - 1)).toEqual(value)
    expect(await at(expiresAtSeconds)).toBeUndefined()
  })

  it('ends when its secret is removed', async () => {
    const memory = memoryOf({ 'signed-in: seen': remembered })
    const under = (...secrets: string[]) =>
      unseal('signed-in', 'seen', schema, { secrets, nowSeconds, memory })
    expect(await under(second, first)).toEqual(value)
    expect(await under(second)).toBeUndefined()
  })

  it('of another shape does not open', async () => {
    const memory = memoryOf({ 'signed-in: seen': remembered })
    const other = z.object({ email: z.string() })
    expect(await unseal('signed-in', 'seen', other, { secrets: [first], nowSeconds, memory })).toBeUndefined()
  })

  it('is new at every use: what one changes in it, the next does not see', async () => {
    const memory = memoryOf({ 'signed-in: seen': remembered })
    const changeable = z.record(z.string(), z.unknown())
    const use = () => unseal('signed-in', 'seen', changeable, { secrets: [first], nowSeconds, memory })
    const used = await use()
    if (used !== undefined) used['name'] = 'bert'
    expect(await use()).toEqual(value)
  })

  it('was valid: nothing else is remembered', async () => {
    const memory = memoryOf()
    const options = { secrets: [first], nowSeconds, memory }
    const unknown = await sealed([second])
    const ended = await sealed([first], nowSeconds)
    const mine = await sealed([first])
    const bent = mine.slice(0, -1) + (mine.endsWith('A') ? 'Q' : 'A')
    for (const text of ['', 'junk', '!', unknown, ended, bent]) {
      expect(await unseal('signed-in', text, schema, options)).toBeUndefined()
    }
    expect(await unseal('pending-sign-in', mine, schema, options)).toBeUndefined()
    expect(memory.known).toEqual({})
  })
})
