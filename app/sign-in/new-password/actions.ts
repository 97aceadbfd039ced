'use server'

import { redirect } from 'next/navigation'
import { openNewPassword } from '#app/_forms/audiences.ts'
import { newPasswordField } from '#app/_forms/password-state.ts'
import { formAction } from '#app/_forms/server-action.ts'
import { newPasswordFault } from '#lib/auth/password.ts'
import { chooseFirstPassword } from '#lib/auth/sign-in-with-password.ts'
import { visitorContext } from '#lib/auth/visitor.ts'
import { ok, refused } from '#lib/result.ts'
import { forgetPendingNewPassword } from '#lib/session/pending-new-password.ts'
import { newPendingSignIn, rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { rememberPendingVerification } from '#lib/session/pending-verification.ts'
import { newPasswordStates } from './form-state.ts'

export const chooseFirstPasswordAction = formAction({
  mode: 'password-and-code',
  requires: openNewPassword,
  page: '/sign-in/new-password',
  states: newPasswordStates,
  parse: (form, { email }) => {
    const password = newPasswordField(form, 'password')
    const passwordFault = newPasswordFault(password, email)
    return passwordFault === undefined ? ok(password) : refused({ status: 'invalid', passwordFault })
  },
})(async ({ who: { email, username, session }, input: password }) => {
  const chosen = await chooseFirstPassword(email, { username, session }, password, await visitorContext())
  // Cognito takes one answer per session, whatever came of it: the visitor has to sign in again.
  await forgetPendingNewPassword()
  if (!chosen.ok) {
    const step = chosen.error === 'rejected' ? 'not-changed' : 'maybe-changed'
    await rememberPendingVerification({ step, email, account: 'confirmed' })
    redirect('/sign-in')
  }
  await rememberPendingSignIn(newPendingSignIn(email, chosen.value))
  redirect('/sign-in/code')
})
