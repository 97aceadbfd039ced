import { execFile } from 'node:child_process'
import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'

/**
 * Writes a file that only its owner can read, even if it existed with other permissions. The write is atomic, so that an
 * existing session secret is never lost.
 */
export async function writeSecretFile(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${process.pid}.tmp`
  try {
    await writeFile(unfinished, text, { mode: 0o600, flag: 'wx' })
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/**
 * Whether git ignores a file; undefined outside of a repository, or without git.
 * @see https://git-scm.com/docs/git-check-ignore
 */
export function isIgnoredByGit(file: string): Promise<boolean | undefined> {
  const args = ['check-ignore', '--quiet', '--', basename(file)]
  return new Promise((resolve) => {
    execFile('git', args, { cwd: dirname(file) }, (error) => {
      if (error === null) resolve(true)
      else resolve(error.code === 1 ? false : undefined)
    })
  })
}
