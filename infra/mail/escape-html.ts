const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * A text as HTML. Spaces of other kinds and invisible signs are written out, because Cognito's messages may hold letters,
 * marks, signs, numbers, punctuation and plain white space only.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerificationMessageTemplateType.html
 */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
    .replace(/(?! )[\p{Z}\p{Cf}]/gu, (character) => `&#${character.codePointAt(0)};`)
}

/** A sentence as HTML, in which no "e-mail" and no time of day falls apart at the end of a line. */
export function sentenceHtml(sentence: string): string {
  const unbroken = sentence
    .replace(/\b(e)-(?=mail)/gi, '$1\u2011')
    .replace(/(?<=\d|\bUhr) (?=UTC|Uhr)/g, '\u00a0')
  return escapeHtml(unbroken)
}
