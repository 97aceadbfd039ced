/**
 * A text without the invisible marks that keyboards and copying leave around words of another direction, and without the
 * blanks at its edges. Pages isolate such words by themselves.
 * @see https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
 */
export function withoutDirectionMarks(text: string): string {
  return text.replace(/[\u200E\u200F\u061C]/g, '').trim()
}
