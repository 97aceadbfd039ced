import { awsProblem, explainAwsProblem } from '../../aws/errors.ts'

/** An error that a person can fix: its message is the whole output. */
class CliError extends Error {
  readonly exitCode: number

  constructor(message: string, exitCode: number) {
    super(message)
    this.exitCode = exitCode
  }
}

/** The AWS account or this machine is not as the command needs it. */
export function cliError(message: string): Error {
  return new CliError(message, 1)
}

/** The options are invalid. */
export function usageError(message: string): Error {
  return new CliError(message, 2)
}

/** What to print for an error that ended a command, and its exit code. An error without an explanation is printed whole. */
export function describeError(error: unknown): { readonly output: unknown; readonly exitCode: number } {
  if (error instanceof CliError) return { output: error.message, exitCode: error.exitCode }
  return { output: awsSentence(error) ?? error, exitCode: 1 }
}

function awsSentence(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const problem = awsProblem(error)
  if (problem.code === 'unknown') return undefined
  const { summary, fix } = explainAwsProblem(problem)
  return `${summary}. ${fix}`
}
