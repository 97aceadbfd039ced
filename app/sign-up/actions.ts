'use server'

import { redirect } from 'next/navigation'
import { anyone, formAction } from '#app/_forms/server-action.ts'
import { startParser, startStates } from '#app/_forms/start-state.ts'
import { writtenFault } from '#lib/auth/password.ts'
import { signUp, signUpWithPassword } from '#lib/auth/sign-up.ts'
import { visitorContext } from '#lib/auth/visitor.ts'
import { rememberReturnPath } from '#lib/http/return-path.ts'
import { newPendingSignIn, rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { rememberPendingVerification } from '#lib/session/pending-verification.ts'

export const signUpAction = formAction({
  mode: 'code',
  requires: anyone,
  page: '/sign-up',
  states: startStates,
  parse: startParser(),
})(async ({ input: { email }, next }) => {
  const requested = await signUp(email, await visitorContext())
  if (!requested.ok) return { status: 'refused', email, reason: requested.error }
  await rememberPendingSignIn({ ...newPendingSignIn(email, requested.value), isSignUp: true })
  await rememberReturnPath(next)
  redirect('/sign-in/code')
})

export const signUpWithPasswordAction = formAction({
  mode: 'password-and-code',
  requires: anyone,
  page: '/sign-up',
  states: startStates,
  parse: startParser(writtenFault),
})(async ({ input: { email, password }, next }) => {
  const account = await signUpWithPassword(email, password, await visitorContext())
  if (!account.ok) {
    const { error } = account
    // How common a password is, is estimated within the limits only.
    if (error.code === 'password') return { status: 'invalid', email, passwordFault: error.fault }
    return { status: 'refused', email, reason: error }
  }
  await rememberPendingVerification({ step: 'confirm', email, account: account.value })
  await rememberReturnPath(next)
  redirect('/sign-up/confirm')
})
