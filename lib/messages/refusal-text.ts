/** Tells what the proxy says from what went wrong in the browser: Next throws both as the message of an error. */
const MARK = 'Refused: '

/** A refusal for a page's script, which shows it in the form. */
export function textForScript(sentence: string): string {
  return MARK + sentence
}

/** The sentence of a refused post; undefined for any other error. */
export function refusalIn(error: unknown): string | undefined {
  if (!(error instanceof Error) || !error.message.startsWith(MARK)) return undefined
  return error.message.slice(MARK.length)
}
