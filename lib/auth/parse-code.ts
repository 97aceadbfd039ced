import { MAX_CODE_FIELD } from '#lib/limits.ts'

/** Why an entry is not a code. It is not sent to Cognito and costs no try. */
export type CodeFault =
  | { readonly kind: 'empty' }
  | { readonly kind: 'length'; readonly count: number }
  | { readonly kind: 'letters' }

export type ParsedCode = { readonly kind: 'code'; readonly code: string } | CodeFault

/**
 * Reads a code as people write it: "123 456", "123-456", full-width or Arabic-Indic digits, or a pasted sentence
 * that holds exactly one run of the right length. Pure, and used in the browser too.
 * @param length how many digits this code has
 */
export function parseCode(typed: string, length: number): ParsedCode {
  const plain = toAsciiDigits(typed.slice(0, MAX_CODE_FIELD)).trim()
  if (plain === '') return { kind: 'empty' }
  const digits = plain.replace(/[\s\p{Pd}.]/gu, '')
  if (/^\d+$/.test(digits)) {
    return digits.length === length
      ? { kind: 'code', code: digits }
      : { kind: 'length', count: digits.length }
  }
  const runs = (plain.match(/\d+/g) ?? []).filter((run) => run.length === length)
  const [only] = new Set(runs)
  return only !== undefined && new Set(runs).size === 1 ? { kind: 'code', code: only } : { kind: 'letters' }
}

/** The zero of each set of decimal digits that keyboards of our languages and their neighbours produce. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0be6, 0x0c66, 0x0ce6, 0x0e50, 0xff10]

function toAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 0
    const zero = ZEROS.find((candidate) => point >= candidate && point < candidate + 10)
    return zero === undefined ? digit : String(point - zero)
  })
}
