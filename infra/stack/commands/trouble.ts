import { awsProblem, explainAwsProblem } from '../../aws/errors.ts'

/** What stops a command and a person can mend: its message is the whole output. */
class Trouble extends Error {
  readonly exitCode: number

  constructor(message: string, exitCode: number) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Something in the account, or on this machine, is not as the command needs it. */
export function trouble(message: string): Error {
  return new Trouble(message, 1)
}

/** The command was called in a way that it does not understand. */
export function usageTrouble(message: string): Error {
  return new Trouble(message, 2)
}

/** What to print for an error that ended a command, and its exit code. An error without an explanation is printed whole. */
export function whatIsWrong(error: unknown): { readonly said: unknown; readonly exitCode: number } {
  if (error instanceof Trouble) return { said: error.message, exitCode: error.exitCode }
  return { said: awsSentence(error) ?? error, exitCode: 1 }
}

function awsSentence(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const problem = awsProblem(error)
  if (problem.code === 'unknown') return undefined
  const { summary, fix } = explainAwsProblem(problem)
  return `${summary}. ${fix}`
}
