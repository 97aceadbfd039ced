import { CognitoError } from '../errors.ts'

/** What a call was refused with, as `Type: message`; fails when it was not refused. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  const outcome = await call.then(
    () => 'not refused',
    (error: unknown) => error,
  )
  if (outcome instanceof CognitoError) return `${outcome.type}: ${outcome.message}`
  return outcome instanceof Error ? `${outcome.name}: ${outcome.message}` : String(outcome)
}
