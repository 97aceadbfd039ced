import { describe, expect, it } from 'vitest'
import { keptEntry, parseCode } from './parse-code.ts'

describe('a typed code', () => {
  it.each([
    ['123456'],
    [' 123 456 '],
    ['123-456'],
    ['1 2 3 4 5 6'],
    ['123\u2013456'],
    ['\uff11\uff12\uff13\uff14\uff15\uff16'],
    ['\u0661\u0662\u0663\u0664\u0665\u0666'],
    ['\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6'],
    ['\u0967\u0968\u0969\u096a\u096b\u096c'],
    ['123456 is your App code'],
    ['Your code: 123456. It works for 10 minutes.'],
    ['Your code is 123 456, until 10:15.'],
    ['Il codice: 123-456 (10 minuti)'],
    ['1, 2, 3, 4, 5, 6'],
    ['١، ٢، ٣، ٤، ٥، ٦'],
    ['123\u200b456'],
    ['123\u00ad456\ufeff'],
    ['\u2066123456\u2069'],
  ])('%j is read as 123456', (typed) => {
    expect(parseCode(typed, 6)).toEqual({ kind: 'code', code: '123456' })
  })

  it('keeps leading zeros, in other digits too', () => {
    expect(parseCode('000042', 6)).toEqual({ kind: 'code', code: '000042' })
    expect(parseCode('\u0660\u0660\u0660\u0660\u0664\u0669', 6)).toEqual({ kind: 'code', code: '000049' })
  })

  it.each([
    ['', { kind: 'empty' }],
    ['   ', { kind: 'empty' }],
    ['12345', { kind: 'length', count: 5 }],
    ['1234567', { kind: 'length', count: 7 }],
    ['12a456', { kind: 'letters' }],
    ['either 123456 or 654321', { kind: 'letters' }],
    ['either 123 456 or 654 321', { kind: 'letters' }],
    ['call 030 123 456 78', { kind: 'letters' }],
    ['order 1234567 of today', { kind: 'letters' }],
  ])('%j is %j and costs no try', (typed, expected) => {
    expect(parseCode(typed, 6)).toEqual(expected)
  })

  it('may have eight digits where the challenge says so', () => {
    expect(parseCode('1234 5678', 8)).toEqual({ kind: 'code', code: '12345678' })
  })

  it('reads a very long paste in no time', () => {
    expect(parseCode('1 a'.repeat(100_000), 6)).toEqual({ kind: 'letters' })
  })
})

describe('what is kept of a refused entry', () => {
  it.each([
    ['12345', '12345'],
    ['１２３ ４５', '１２３ ４５'],
    ['"1\\2\u0000\n3"', '123'],
    ['x'.repeat(2_000), 'x'.repeat(16)],
    [`${'1'.repeat(15)}😀`, '1'.repeat(15)],
    ['\ud83d1\ude00', '1'],
  ])('of %j is %j', (typed, kept) => {
    expect(keptEntry(typed)).toBe(kept)
  })

  it('takes three bytes of JSON at most for each of its characters', () => {
    for (const piece of ['"', '\\', '\u0000', 'é', '６', '😀', '\ud83d', '\u2028']) {
      const kept = keptEntry(piece.repeat(40))
      expect(Buffer.byteLength(JSON.stringify(kept)) - 2).toBeLessThanOrEqual(3 * 16)
    }
  })
})
