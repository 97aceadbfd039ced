import { join } from 'node:path'

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
