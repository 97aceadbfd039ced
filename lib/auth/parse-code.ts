import { MAX_CODE_FIELD, MAX_KEPT_CODE_LENGTH } from '#lib/limits.ts'

/** Why an entry is not a code. It is not sent to Cognito and costs no try. */
export type CodeFault =
  | { readonly kind: 'empty' }
  | { readonly kind: 'length'; readonly count: number }
  | { readonly kind: 'letters' }

export type ParsedCode = { readonly kind: 'code'; readonly code: string } | CodeFault

/**
 * Reads a code as people write, paste and dictate it: "123 456", "1, 2, 3, 4, 5, 6", full-width or Arabic-Indic digits, invisible
 * characters between them, or a sentence that holds exactly one code. Pure, and used in the browser too.
 * @param length how many digits this code has
 */
export function parseCode(typed: string, length: number): ParsedCode {
  const plain = plainText(typed)
  if (plain === '') return { kind: 'empty' }
  const digits = plain.replace(SEPARATORS, '')
  if (/^\d+$/.test(digits)) {
    return digits.length === length
      ? { kind: 'code', code: digits }
      : { kind: 'length', count: digits.length }
  }
  const code = onlyRun(plain.match(/\d+/g), length) ?? onlyRun(plain.match(GROUPED), length)
  return code === undefined ? { kind: 'letters' } : { kind: 'code', code }
}

/** True for a code with nothing beside it: not for a name with digits in it, that a password manager fills in. */
export function isBareCode(typed: string, length: number): boolean {
  const digits = plainText(typed).replace(SEPARATORS, '')
  return digits.length === length && /^\d+$/.test(digits)
}

function plainText(typed: string): string {
  return toAsciiDigits(typed.slice(0, MAX_CODE_FIELD).replace(/\p{Cf}/gu, '')).trim()
}

/** What stands between the digits of a code: blanks, hyphens, and what dictation puts there. */
const SEPARATORS = /[\s\p{Pd}.,、،]/gu

/** Digits in groups, as in "820 147" or "8, 2, 0, 1, 4, 7". */
const GROUPED = /\d+(?:[\s\p{Pd}.,、،]{1,2}\d+)+/gu

/** The one run of digits that has the length of a code. */
function onlyRun(runs: readonly string[] | null, length: number): string | undefined {
  const fitting = (runs ?? [])
    .map((run) => run.replace(SEPARATORS, ''))
    .filter((run) => run.length === length)
  const [only, ...others] = new Set(fitting)
  return others.length === 0 ? only : undefined
}

/**
 * What is kept of a refused entry, to be corrected: its first characters, without those that JSON writes longer than they are. So
 * each takes three bytes at most.
 */
export function keptEntry(typed: string): string {
  const plain = typed.replace(/[\p{Cc}\p{Cs}"\\]/gu, '').slice(0, MAX_KEPT_CODE_LENGTH)
  // The cut may leave half of a surrogate pair.
  return plain.replace(/\p{Cs}/gu, '')
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
