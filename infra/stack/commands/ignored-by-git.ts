import { execFile } from 'node:child_process'
import { basename, dirname } from 'node:path'

/**
 * Whether git would leave a file out of a commit; undefined where there is no repository around it, or no git.
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
