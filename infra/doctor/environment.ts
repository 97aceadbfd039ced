import nextEnv from '@next/env'
import type { Variables } from './aws.ts'

export type ShellVariables = {
  /** The shell's, and under them those of `.env.local`, `.env` and the other files that Next.js reads. */
  readonly variables: Variables
  /** Which of these files there are. */
  readonly files: readonly string[]
}

/** What the site would run with if it were started here, in production. */
export function shellVariables(folder: string): ShellVariables {
  const silent = { info: () => {}, error: console.error }
  const { combinedEnv, loadedEnvFiles } = nextEnv.loadEnvConfig(folder, false, silent)
  return { variables: { ...combinedEnv }, files: loadedEnvFiles.map(({ path }) => path) }
}

/** https://no-color.org */
export function wantsColour(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb'
}
