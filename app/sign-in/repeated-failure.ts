import type { StartError } from '#app/_forms/start-state.ts'

/** What a form with a password showed when it was sent. */
type Before = { readonly status: string; readonly reason?: StartError } | undefined

/**
 * The reason as it is worded: from the second wrong password in a row, for any address, it mentions that after several of them
 * Cognito refuses even the right one for a while.
 */
export function withRepeatedFailure(before: Before, reason: StartError): StartError {
  const wasWrong = before?.reason?.code === 'wrong' || before?.reason?.code === 'wrong-again'
  return reason.code === 'wrong' && wasWrong ? { code: 'wrong-again' } : reason
}
