import { readOptionalFile } from '../../read-optional-file.ts'
import { cliError } from './cli-error.ts'
import type { Run } from './command.ts'
import { sayWhere } from './operator.ts'
import { PLATFORMS, platformOf } from './platforms.ts'
import { siteVariables, variablesInWords } from './site-variables.ts'
import { isIgnoredByGit, writeSecretFile } from './write-secret-file.ts'

/** Writes the site's variables to a file for this machine or a hosting platform. */
export const run: Run = async (given, operator) => {
  const { terminal } = operator
  const { texts, flags } = given
  const platform = PLATFORMS[platformOf(given)]
  const file = texts['out'] ?? platform.file
  await sayWhere(operator)
  const before = await readOptionalFile(file)
  const variables = await siteVariables(given, operator, platform, platform.read(before ?? ''))
  const after = platform.write(variables, before ?? '')
  if (before !== undefined && before !== after && !flags['force']) {
    throw cliError(
      `${file} exists with other values. --force replaces them; SESSION_SECRET and everything else in the file stay.`,
    )
  }
  await writeSecretFile(file, after)
  terminal.say(
    `${file}, readable by you only:\n${variablesInWords(variables, flags['showSecret'] ?? false)}\n`,
  )
  if ((await isIgnoredByGit(file)) === false) {
    terminal.say(
      `Warning: ${file} contains secrets, and git does not ignore it. Do not commit it; git ignores .env*.\n`,
    )
  }
  terminal.say(platform.whatNext(file))
  return 0
}
