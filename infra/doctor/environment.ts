import { relative } from 'node:path'
import { parseEnv } from 'node:util'
import nextEnv from '@next/env'
import type { Variables } from '#infra/aws/credentials.ts'
import { ROOT_FOLDER, stateFolder } from '#infra/local/local-env.ts'
import { statePaths } from '#infra/local/state-folder.ts'
import { readOptionalFile } from '#infra/read-optional-file.ts'
import { SITE_VARIABLES } from '#lib/env.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { DoctorArguments } from './arguments.ts'

export type ShellVariables = {
  /** Those of the shell win over those of `.env.local`, `.env` and the other files that Next.js reads. */
  readonly variables: Variables
  /** The files that exist. */
  readonly files: readonly string[]
}

/** The variables that the site would have if it were started here, in production. */
export function shellVariables(folder: string): ShellVariables {
  const silent = { info: () => {}, error: console.error }
  const { combinedEnv, loadedEnvFiles } = nextEnv.loadEnvConfig(folder, false, silent)
  return { variables: { ...combinedEnv }, files: loadedEnvFiles.map(({ path }) => path) }
}

/** https://no-color.org */
export function wantsColour(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb'
}

/** The variables to check, and a description of where they come from. */
export type Source = { readonly variables: Variables; readonly description: string }

/**
 * Chooses the environment to check: a file or the local pool if asked for; otherwise what the site would run with here, or
 * the running local pool if that names no pool.
 */
export async function sourceFor(
  { isLocal, fromFile }: Pick<DoctorArguments, 'isLocal' | 'fromFile'>,
  shell: ShellVariables,
): Promise<Result<Source, string>> {
  if (fromFile !== undefined) return variablesFrom(fromFile, shell.variables)
  const file = statePaths(stateFolder(shell.variables)).operatorFile
  const local = await read(file)
  const namesPool = SITE_VARIABLES.some((name) => name.startsWith('COGNITO_') && shell.variables[name])
  if (local !== undefined && (isLocal || !namesPool)) {
    return ok({ variables: local, description: `the running local pool (${shown(file)})` })
  }
  if (isLocal) {
    return refused(
      `No local pool is running: ${shown(file)} does not exist. Start one and keep it running: npm run dev`,
    )
  }
  const files = shell.files.length === 0 ? '' : ` and of ${shell.files.join(', ')}`
  return ok({
    variables: shell.variables,
    description: `the variables of this shell${files}${alternative(namesPool, local !== undefined)}`,
  })
}

function alternative(namesPool: boolean, isLocalRunning: boolean): string {
  if (!namesPool) return ', which name no pool; no local pool is running (npm run dev)'
  return isLocalRunning ? ' (to check the running local pool: npm run doctor -- --local)' : ''
}

/** The site's variables come from the file alone; all others, such as AWS_PROFILE, may come from the shell. */
async function variablesFrom(file: string, shell: Variables): Promise<Result<Source, string>> {
  const variables = await read(file)
  if (variables === undefined) return refused(`There is no file ${file}.`)
  const others = Object.fromEntries(Object.entries(shell).filter(([name]) => !SITE_VARIABLES.includes(name)))
  return ok({ variables: { ...others, ...variables }, description: `the variables of ${file}` })
}

async function read(file: string): Promise<Variables | undefined> {
  const text = await readOptionalFile(file)
  return text === undefined ? undefined : parseEnv(text)
}

function shown(file: string): string {
  const fromHere = relative(ROOT_FOLDER, file)
  return fromHere.startsWith('..') ? file : fromHere
}
