/** What `main.ts` was asked to do. */
export type MainArguments = {
  /** Forget users, mails and codes first. */
  readonly isFresh: boolean
  /** The command that runs beside the pool, with its arguments. */
  readonly command: readonly [string, ...string[]]
}

/**
 * Reads `[--fresh] -- command ...`. `npm run dev -- --fresh` puts the switch behind the command, so it counts there too.
 * Undefined when no command follows `--`.
 */
export function parseArguments(given: readonly string[]): MainArguments | undefined {
  const isFresh = given.includes('--fresh')
  const rest = given.filter((argument) => argument !== '--fresh')
  const [separator, name, ...others] = rest
  if (separator !== '--' || name === undefined) return undefined
  return { isFresh, command: [name, ...others] }
}
