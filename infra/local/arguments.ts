/** What `main.ts` was asked to do. */
export type MainArguments = {
  /** Forget users, mails and codes first. */
  readonly isFresh: boolean
  /** Give the pool a second client, without a secret. */
  readonly hasPublicClient: boolean
  /** Mail the code at InitiateAuth already. */
  readonly codeAtStart: boolean
  /** The command that runs beside the pool, with its arguments. */
  readonly command: readonly [string, ...string[]]
}

const SWITCHES = {
  isFresh: '--fresh',
  hasPublicClient: '--public-client',
  codeAtStart: '--code-at-start',
} as const

/** How the switches are written. */
export const SWITCHES_IN_WORDS = Object.values(SWITCHES)
  .map((name) => `[${name}]`)
  .join(' ')

/**
 * Reads switches and `-- command ...`. `npm run dev -- --fresh` puts the switch behind the command, so it counts there too.
 * Undefined when no command follows `--`.
 */
export function parseArguments(given: readonly string[]): MainArguments | undefined {
  const switches: readonly string[] = Object.values(SWITCHES)
  const [separator, name, ...others] = given.filter((argument) => !switches.includes(argument))
  if (separator !== '--' || name === undefined) return undefined
  return {
    isFresh: given.includes(SWITCHES.isFresh),
    hasPublicClient: given.includes(SWITCHES.hasPublicClient),
    codeAtStart: given.includes(SWITCHES.codeAtStart),
    command: [name, ...others],
  }
}
