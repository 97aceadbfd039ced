import { type ChildProcess, fork } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { z } from 'zod'

const RUNTIME = fileURLToPath(new URL('./lambda-runtime.mjs', import.meta.url))

const AnswerSchema = z.union([
  z.strictObject({ loaded: z.literal(true) }),
  z.strictObject({ id: z.number(), returned: z.unknown() }),
  z.strictObject({ id: z.number(), errorMessage: z.string() }),
])

export type FunctionOptions = {
  /** The module that exports `handler`. */
  readonly module: string
  /** Everything that the function finds in its environment, and nothing else. */
  readonly environment: Record<string, string>
  readonly timeoutMilliseconds: number
  readonly memoryMegabytes: number
  /** By how much its clock is ahead. */
  readonly millisecondsAhead: () => number
  /** Hears of every line that it logs. */
  readonly onLine: (line: string) => void
}

type Waiting = { readonly resolve: (returned: unknown) => void; readonly reject: (error: Error) => void }

/** A deployed function: its bundle in a process of its own, which ends with the first invocation that takes too long. */
export class FunctionProcess {
  readonly #options: FunctionOptions
  readonly #waiting = new Map<number, Waiting>()
  #process: ChildProcess | undefined
  #invocations = 0

  constructor(options: FunctionOptions) {
    this.#options = options
  }

  /** Sends JSON in and gets JSON out. Rejects with what the handler threw, or what Lambda says of it. */
  async invoke(event: unknown): Promise<unknown> {
    this.#process ??= this.#start()
    const id = ++this.#invocations
    const { timeoutMilliseconds, millisecondsAhead } = this.#options
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
    const late = `Task timed out after ${(timeoutMilliseconds / 1000).toFixed(2)} seconds`
    const timer = setTimeout(() => this.#end(late), timeoutMilliseconds)
    this.#process.send({ id, event, millisecondsAhead: millisecondsAhead() })
    try {
      return await answer
    } finally {
      clearTimeout(timer)
      this.#waiting.delete(id)
    }
  }

  async close(): Promise<void> {
    this.#end('The function is gone')
  }

  #start(): ChildProcess {
    const { module, environment, memoryMegabytes, onLine } = this.#options
    const child = fork(RUNTIME, [pathToFileURL(module).href], {
      env: environment,
      execArgv: [`--max-old-space-size=${memoryMegabytes}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', onLine)
    }
    child.on('message', (message) => this.#hear(message))
    child.on('exit', (code) => {
      if (this.#process !== child) return
      this.#process = undefined
      this.#fail(`Error: Runtime exited with error: exit status ${code}`)
    })
    return child
  }

  #hear(message: unknown): void {
    const answer = AnswerSchema.parse(message)
    if ('loaded' in answer) return
    const waiting = this.#waiting.get(answer.id)
    if ('errorMessage' in answer) waiting?.reject(new Error(answer.errorMessage))
    else waiting?.resolve(answer.returned)
  }

  #end(message: string): void {
    this.#process?.kill()
    this.#process = undefined
    this.#fail(message)
  }

  #fail(message: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(message))
    this.#waiting.clear()
  }
}
