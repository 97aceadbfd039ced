import { mkdir, rm, writeFile } from 'node:fs/promises'
import { operatorFile } from './state-folders.ts'

/**
 * Leaves word of how the running pool is reached, the site's secrets included, readable by its owner alone; `npm run doctor`
 * reads it. Returns what takes it away again.
 */
export async function writeOperatorFile(
  folder: string,
  variables: Record<string, string>,
): Promise<() => Promise<void>> {
  const file = operatorFile(folder)
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await rm(file, { force: true })
  await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 })
  return () => rm(file, { force: true })
}
