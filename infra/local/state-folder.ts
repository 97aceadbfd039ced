import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { secretsFile } from './secrets.ts'
import { openStore } from './store.ts'

/** The part of the state folder that each server has to itself. */
export function stateFolders(folder: string) {
  return { mail: join(folder, 'mail'), dynamodb: join(folder, 'dynamodb'), cognito: join(folder, 'cognito') }
}

/** The variables by which an operator's tools reach the pool; there only while it runs. */
export function operatorFile(folder: string): string {
  return join(folder, 'operator.env')
}

/** What CloudWatch would keep of the triggers, one JSON line per event. */
export function triggerLog(folder: string): string {
  return join(folder, 'triggers.log')
}

/**
 * Deletes the state of a local pool, and nothing else that may lie in its folder. Rejects, with `LEVEL_LOCKED` in the
 * causes, while a pool is running on it.
 */
export async function resetState(folder: string): Promise<void> {
  const { mail, dynamodb, cognito } = stateFolders(folder)
  const store = await openStore(mail)
  await store.close()
  for (const path of [
    mail,
    dynamodb,
    cognito,
    secretsFile(folder),
    operatorFile(folder),
    triggerLog(folder),
  ]) {
    await rm(path, { recursive: true, force: true })
  }
}
