import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openStore } from './store.ts'

/** What the state folder of a local pool contains. */
export function statePaths(folder: string) {
  return {
    mail: join(folder, 'mail'),
    dynamodb: join(folder, 'dynamodb'),
    cognito: join(folder, 'cognito'),
    secrets: join(folder, 'secrets.json'),
    /** The variables by which an operator's tools reach the pool; exists only while it runs. */
    operatorFile: join(folder, 'operator.env'),
    /** What CloudWatch would keep of the triggers, one JSON line per event. */
    triggerLog: join(folder, 'triggers.log'),
  }
}

/**
 * Deletes the state of a local pool, and nothing else in its folder. Rejects, with `LEVEL_LOCKED` in the causes, while a
 * pool uses it.
 */
export async function resetState(folder: string): Promise<void> {
  const paths = statePaths(folder)
  const store = await openStore(paths.mail)
  await store.close()
  for (const path of Object.values(paths)) await rm(path, { recursive: true, force: true })
}
