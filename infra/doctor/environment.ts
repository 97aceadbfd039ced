import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { parseEnv } from 'node:util'
import nextEnv from '@next/env'
import { ROOT_FOLDER, stateFolder } from '#infra/local/environment.ts'
import { operatorFile } from '#infra/local/state-folders.ts'
import { SITE_VARIABLES } from '#lib/env.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { Variables } from '../aws/clients.ts'
import type { DoctorArguments } from './arguments.ts'

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

/** Whose health is looked at: the variables, and where they come from. */
export type Source = { readonly variables: Variables; readonly says: string }

/**
 * Which environment is meant. A file or the local pool when they are asked for; else what the site would run with here, and
 * the local pool when that is nothing at all and one is running.
 */
export async function sourceFor(
  { isLocal, fromFile }: Pick<DoctorArguments, 'isLocal' | 'fromFile'>,
  shell: ShellVariables,
): Promise<Result<Source, string>> {
  if (fromFile !== undefined) return variablesFrom(fromFile, shell.variables)
  const file = operatorFile(stateFolder(shell.variables))
  const local = await read(file)
  const namesPool = SITE_VARIABLES.some((name) => name.startsWith('COGNITO_') && shell.variables[name])
  if (local !== undefined && (isLocal || !namesPool)) {
    return ok({ variables: local, says: `the local pool that is running (${shown(file)})` })
  }
  if (isLocal) {
    return refused(
      `No local pool is running: there is no ${shown(file)}. Start one, and leave it running: npm run dev`,
    )
  }
  const files = shell.files.length === 0 ? '' : ` and of ${shell.files.join(', ')}`
  return ok({
    variables: shell.variables,
    says: `the variables of this shell${files}${besides(namesPool, local !== undefined)}`,
  })
}

/** What else could have been meant. */
function besides(namesPool: boolean, isLocalRunning: boolean): string {
  if (!namesPool) return ', which name no pool; no local one is running (npm run dev)'
  return isLocalRunning ? ' (-- --local looks at the local pool that is running)' : ''
}

/** The file's values win: whoever names it means it. Everything else, such as AWS_PROFILE, is the shell's. */
async function variablesFrom(file: string, shell: Variables): Promise<Result<Source, string>> {
  const variables = await read(file)
  if (variables === undefined) return refused(`There is no file ${file}.`)
  const others = Object.fromEntries(Object.entries(shell).filter(([name]) => !SITE_VARIABLES.includes(name)))
  return ok({ variables: { ...others, ...variables }, says: `the variables of ${file}` })
}

async function read(file: string): Promise<Variables | undefined> {
  const text = await readFile(file, 'utf8').catch(absentOnly)
  return text === undefined ? undefined : parseEnv(text)
}

function shown(file: string): string {
  const fromHere = relative(ROOT_FOLDER, file)
  return fromHere.startsWith('..') ? file : fromHere
}

function absentOnly(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
