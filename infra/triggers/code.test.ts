import { describe, expect, it } from 'vitest'
import { codeOf, hasCodeForm, isSameCode } from './code.ts'

const SECRET = Buffer.alloc(32, 7).toString('base64')
const DRAWS = 20_000

/** The same draws in every run, so that a red test means a changed derivation and never bad luck. */
function draw(digits: number): string[] {
  return Array.from({ length: DRAWS }, (_, index) => codeOf(`challenge ${index}`, SECRET, digits))
}

/** Pearson's statistic against the uniform distribution; `buckets` counts, one for each equal share. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

describe('the code of a challenge', () => {
  it('codes are uniform over 20,000 draws, leading zeros included', () => {
    const codes = draw(6)
    const counts = Array<number>(100).fill(0)
    for (const code of codes) {
      const bucket = Math.floor(Number(code) / 10_000)
      counts[bucket] = (counts[bucket] ?? 0) + 1
    }
    // 99 degrees of freedom: a uniform source exceeds 175 less than once in 200,000 runs.
    expect(chiSquare(counts)).toBeLessThan(175)
    const leadingZeros = codes.filter((code) => code.startsWith('0')).length
    expect(leadingZeros).toBeGreaterThan(DRAWS * 0.09)
    expect(leadingZeros).toBeLessThan(DRAWS * 0.11)
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true)
  })

  it('is uniform in its last digit too, at every length', () => {
    for (const digits of [6, 7, 8]) {
      const counts = Array<number>(10).fill(0)
      const codes = draw(digits)
      expect(codes.every((code) => code.length === digits)).toBe(true)
      for (const code of codes) {
        counts[Number(code.at(-1))] = (counts[Number(code.at(-1))] ?? 0) + 1
      }
      // 9 degrees of freedom: exceeded less than once in 100,000 runs.
      expect(chiSquare(counts)).toBeLessThan(40)
    }
  })

  it('is the same for the same challenge, and another under another secret', () => {
    const other = Buffer.alloc(32, 8).toString('base64')
    const ids = ['one', 'two', 'three', 'four', 'five']
    const codes = ids.map((id) => codeOf(id, SECRET, 6))
    expect(ids.map((id) => codeOf(id, SECRET, 6))).toEqual(codes)
    expect(ids.map((id) => codeOf(id, other, 6))).not.toEqual(codes)
  })
})

describe('an answer', () => {
  it.each([
    '',
    '12345',
    '1234567',
    '12345a',
    ' 12345',
    '12345\n',
    '１２３４５６',
    '٠١٢٣٤٥',
    '-12345',
    '1e4567',
  ])('is no code when it is %j', (answer) => {
    expect(hasCodeForm(answer, 6)).toBe(false)
  })

  it('is a code when it is exactly the digits', () => {
    expect(hasCodeForm('000000', 6)).toBe(true)
    expect(hasCodeForm('00000000', 8)).toBe(true)
  })

  it('is compared as bytes, and a different length is a difference and no crash', () => {
    expect(isSameCode('012345', '012345')).toBe(true)
    expect(isSameCode('012346', '012345')).toBe(false)
    expect(isSameCode('１２３４５６', '123456')).toBe(false)
  })
})
