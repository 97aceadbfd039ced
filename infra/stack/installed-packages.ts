import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const LockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), optional: z.boolean().optional() }),
  ),
})

/** How to install this folder's packages, from the repository. */
export const INSTALL = 'npm --prefix infra/stack ci'

/** True when the packages in this folder are those of its lock file. Needs no package of its own but the root's. */
export async function arePackagesInstalled(folder = import.meta.dirname): Promise<boolean> {
  const installed = await lockIn(join(folder, 'node_modules/.package-lock.json'))
  const locked = await lockIn(join(folder, 'package-lock.json'))
  if (installed === undefined || locked === undefined) return false
  return Object.entries(locked)
    .filter(([path]) => path.startsWith('node_modules/'))
    .every(([path, { version, optional }]) => {
      const there = installed[path]
      // What is for other platforms is left out.
      return there === undefined ? optional === true : there.version === version
    })
}

async function lockIn(file: string) {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : LockSchema.parse(JSON.parse(text)).packages
}
