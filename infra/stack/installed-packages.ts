import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const LockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), optional: z.boolean().optional() }),
  ),
})

/** Installs this folder's packages, when run in the root. */
export const INSTALL = 'npm --prefix infra/stack ci'

/** True if the installed packages are those of the lock file. Uses the root's packages only. */
export async function arePackagesInstalled(folder = import.meta.dirname): Promise<boolean> {
  const installed = await lockIn(join(folder, 'node_modules/.package-lock.json'))
  const locked = await lockIn(join(folder, 'package-lock.json'))
  if (installed === undefined || locked === undefined) return false
  return Object.entries(locked)
    .filter(([path]) => path.startsWith('node_modules/'))
    .every(([path, { version, optional }]) => {
      const there = installed[path]
      // Packages for other platforms are not installed.
      return there === undefined ? optional === true : there.version === version
    })
}

async function lockIn(file: string) {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : LockSchema.parse(JSON.parse(text)).packages
}
