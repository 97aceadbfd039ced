import { parseArgs } from 'node:util'

/** What `main.ts` was asked to do. */
export type MainArguments = {
  /** Delete users, emails and codes first. */
  readonly isFresh: boolean
  /** Give the pool a second client, without a secret. */
  readonly hasPublicClient: boolean
  /** Email the code at InitiateAuth already. */
  readonly codeAtStart: boolean
  /** The command that runs with the pool, and its arguments. */
  readonly command: readonly [string, ...string[]]
}

const SWITCHES = {
  fresh: { type: 'boolean', default: false },
  'public-client': { type: 'boolean', default: false },
  'code-at-start': { type: 'boolean', default: false },
} as const

export const USAGE_OF_SWITCHES = Object.keys(SWITCHES)
  .map((name) => `[--${name}]`)
  .join(' ')

/**
 * Reads switches and `-- command ...`. Switches count after the command too, where `npm run dev -- --fresh` puts them.
 * Undefined without a command after `--`.
 */
export function parseArguments(given: readonly string[]): MainArguments | undefined {
  const isSwitch = (argument: string) => /^--\w/.test(argument) && Object.hasOwn(SWITCHES, argument.slice(2))
  const { values } = parseArgs({ args: given.filter(isSwitch), options: SWITCHES })
  const [separator, name, ...others] = given.filter((argument) => !isSwitch(argument))
  if (separator !== '--' || name === undefined) return undefined
  return {
    isFresh: values.fresh,
    hasPublicClient: values['public-client'],
    codeAtStart: values['code-at-start'],
    command: [name, ...others],
  }
}
