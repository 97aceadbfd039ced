import type { StartError } from '../_forms/start-error.tsx'

/**
 * The reason as it is worded: from the second wrong password in a row on, for whatever address, with what may be behind it.
 * After several of them Cognito takes not even the right one for a while.
 * @param before the form's state as it was posted; whoever posts something else reads another sentence
 */
export function withRepeatedFailure(before: unknown, reason: StartError): StartError {
  return reason.code === 'wrong' && wasWrong(before) ? { code: 'wrong-again' } : reason
}

function wasWrong(before: unknown): boolean {
  if (typeof before !== 'object' || before === null || !('reason' in before)) return false
  const { reason } = before
  if (typeof reason !== 'object' || reason === null || !('code' in reason)) return false
  return reason.code === 'wrong' || reason.code === 'wrong-again'
}
