import type { Given } from './command.ts'
import type { Terminal } from './terminal.ts'
import { usageTrouble } from './trouble.ts'

/** Whether a person agrees, with exactly this word; `--yes` agrees beforehand. Throws where there is nobody to ask. */
export async function confirm(
  terminal: Terminal,
  { flags }: Given,
  question: string,
  word: string,
): Promise<boolean> {
  if (flags['yes']) return true
  const answer = await terminal.ask(question)
  if (answer === undefined)
    throw usageTrouble('Nobody has answered, so nothing was done. --yes asks nothing.')
  if (answer.toLowerCase() === word.toLowerCase()) return true
  terminal.say('Nothing was done.')
  return false
}
