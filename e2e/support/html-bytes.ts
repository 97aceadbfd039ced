import { LANGUAGES, type Language, tagOf } from '#lib/language.ts'
import type { HttpVisitor } from './http-visitor.ts'
import { expect } from './test.ts'

/** Of a page before it is compressed. Letters of Arabic take two bytes, those of Japanese three. docs/decisions/0045 */
const MAX_BYTES = 16 * 1_024
const MAX_BYTES_OF_LONG_LETTERS = 17.5 * 1_024
const LONG_LETTERS: readonly Language[] = ['ar', 'ja']

/** Asks for pages of a visitor in every language. */
export async function expectLightHtml(visitor: HttpVisitor, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    for (const language of LANGUAGES) {
      const answer = await visitor.get(path, { 'accept-language': tagOf(language) })
      expect([200, 403, 404], path).toContain(answer.status)
      const html = await answer.text()
      expect(html).toContain(`lang="${tagOf(language)}"`)
      const most = LONG_LETTERS.includes(language) ? MAX_BYTES_OF_LONG_LETTERS : MAX_BYTES
      expect(Buffer.byteLength(html), `${path} in ${language}`).toBeLessThanOrEqual(most)
    }
  }
}
