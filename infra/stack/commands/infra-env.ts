import { readFile } from 'node:fs/promises'
import { sayWhere } from './account.ts'
import type { Run } from './command.ts'
import { HOSTS, hostOf } from './hosts.ts'
import { isIgnoredByGit } from './ignored-by-git.ts'
import { writePrivately } from './private-file.ts'
import { siteVariables, variablesInWords } from './site-variables.ts'
import { trouble } from './trouble.ts'

/** Writes the site's variables, for this machine or for the platform that is to run the site. */
export const run: Run = async (given, operator) => {
  const { terminal } = operator
  const { texts, flags } = given
  const host = HOSTS[hostOf(given)]
  const file = texts['out'] ?? host.file
  await sayWhere(operator)
  const before = await readFile(file, 'utf8').catch(absentOnly)
  const variables = await siteVariables(given, operator, host, host.read(before ?? ''))
  const after = host.write(variables, before ?? '')
  if (before !== undefined && before !== after && !flags['force']) {
    throw trouble(
      `${file} is there already, with other values. --force puts these in; SESSION_SECRET and everything else in it stay.`,
    )
  }
  await writePrivately(file, after)
  terminal.say(
    `${file}, for you alone to read:\n${variablesInWords(variables, flags['showSecret'] ?? false)}\n`,
  )
  if ((await isIgnoredByGit(file)) === false) {
    terminal.say(
      `Careful: git does not ignore ${file}, and secrets are in it. Do not commit it; .env* is ignored.\n`,
    )
  }
  terminal.say(host.whatNext(file))
  return 0
}

function absentOnly(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
