/**
 * A short key for an element that another text must replace: React sends keys with a page. FNV-1a, of 32 bits.
 * @see https://www.rfc-editor.org/rfc/rfc9923
 */
export function textKey(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}
