import { join } from 'node:path'

/** The part of the state folder that each server has to itself. */
export function stateFolders(folder: string) {
  return { mail: join(folder, 'mail'), dynamodb: join(folder, 'dynamodb'), cognito: join(folder, 'cognito') }
}

/** What CloudWatch would keep of the triggers, one JSON line per event. */
export function triggerLog(folder: string): string {
  return join(folder, 'triggers.log')
}
