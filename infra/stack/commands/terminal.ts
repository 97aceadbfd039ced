import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { usageError } from './cli-error.ts'
import type { Given } from './command.ts'

type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean }
type Output = NodeJS.WritableStream & { readonly isTTY?: boolean }

/** How a command talks to the operator. */
export type Terminal = {
  say(text: string): void
  /** On a terminal, replaces its last line; in a log, writes a line when the text changes. */
  progress(text: string, elapsed: string): void
  /** The answer; undefined without an interactive terminal, or if it closes. Rejects if the signal aborts. */
  ask(question: string, signal?: AbortSignal): Promise<string | undefined>
}

const ERASE_LINE = '\r\u001b[K'

/** A terminal on these streams. */
export function createTerminal(input: Input, output: Output): Terminal {
  let unfinished = ''
  const finishLine = () => {
    if (output.isTTY && unfinished !== '') output.write('\n')
    unfinished = ''
  }
  return {
    say: (text) => {
      finishLine()
      output.write(`${text}\n`)
    },
    progress: (text, elapsed) => {
      if (output.isTTY) output.write(`${ERASE_LINE}${text}, ${elapsed}`)
      else if (text !== unfinished) output.write(`${text}\n`)
      unfinished = text
    },
    ask: async (question, signal) => {
      if (!input.isTTY) return undefined
      finishLine()
      const asking = createInterface({ input, output, terminal: false })
      const closed = once(asking, 'close').then(() => undefined)
      try {
        const answer = await Promise.race([asking.question(`${question} `, signal ? { signal } : {}), closed])
        return answer?.trim()
      } finally {
        asking.close()
      }
    },
  }
}

/** True if the operator types this word, or passed `--yes`. Throws without an interactive terminal. */
export async function confirm(
  terminal: Terminal,
  { flags }: Given,
  question: string,
  word: string,
): Promise<boolean> {
  if (flags['yes']) return true
  const answer = await terminal.ask(question)
  if (answer === undefined)
    throw usageError('There was no answer, so nothing was done. --yes skips the question.')
  if (answer.toLowerCase() === word.toLowerCase()) return true
  terminal.say('Nothing was done.')
  return false
}

/** Aborts at the first signal to end this process; the second one ends it at once. */
export function interruption(): AbortSignal {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => stop.abort())
  return stop.signal
}
