import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'

type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean }
type Output = NodeJS.WritableStream & { readonly isTTY?: boolean }

/** How a command talks with a person. */
export type Terminal = {
  say(text: string): void
  /** Replaces its own last line on a screen; in a log, one line whenever the text has changed. */
  progress(text: string, elapsed: string): void
  /** What a person answers; undefined when there is nobody, or nobody any more. Rejects when the signal aborts. */
  ask(question: string, signal?: AbortSignal): Promise<string | undefined>
}

const ERASE_LINE = '\r\u001b[K'

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
