import { rm } from 'node:fs/promises'
import { secretsFile } from './secrets.ts'
import { operatorFile, stateFolders, triggerLog } from './state-folders.ts'
import { openStore } from './store.ts'

/**
 * Deletes the state of a local pool, and nothing else that may lie in its folder. Rejects, with `LEVEL_LOCKED` in the
 * causes, while a pool is running on it.
 */
export async function forgetState(folder: string): Promise<void> {
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
