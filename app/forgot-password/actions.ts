'use server'

import { redirect } from 'next/navigation'
import { anyone, formAction } from '#app/_forms/server-action.ts'
import { startParser, startStates } from '#app/_forms/start-state.ts'
import { requestReset } from '#lib/auth/reset-password.ts'
import { visitorContext } from '#lib/auth/visitor.ts'
import { rememberReturnPath } from '#lib/http/return-path.ts'
import { rememberPendingVerification } from '#lib/session/pending-verification.ts'

export const requestResetAction = formAction({
  mode: 'password-and-code',
  requires: anyone,
  page: '/forgot-password',
  states: startStates,
  parse: startParser(),
})(async ({ input: { email }, next }) => {
  const requested = await requestReset(email, await visitorContext())
  if (!requested.ok) return { status: 'refused', email, reason: requested.error }
  await rememberPendingVerification({ step: 'reset', email, account: 'confirmed' })
  await rememberReturnPath(next)
  redirect('/forgot-password/reset')
})
