/**
 * A text without the invisible direction marks that keyboards and copying add, and without blanks at its edges. Pages isolate words
 * of another direction themselves.
 * @see https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
 */
export function withoutDirectionMarks(text: string): string {
  return text.replace(/[\u200E\u200F\u061C]/g, '').trim()
}
