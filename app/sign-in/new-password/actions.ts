'use server'

import { redirect } from 'next/navigation'
import { passwordField } from '#app/_forms/password-state.ts'
import { formAction } from '#app/_forms/server-action.ts'
import { newPasswordFault } from '#lib/auth/password.ts'
import { chooseFirstPassword } from '#lib/auth/sign-in-with-password.ts'
import { visitorContext } from '#lib/auth/visitor.ts'
import { textField } from '#lib/http/form-field.ts'
import { MAX_EMAIL_LENGTH } from '#lib/limits.ts'
import { ok, refused } from '#lib/result.ts'
import {
  forgetPendingNewPassword,
  type PendingNewPassword,
  readPendingNewPassword,
} from '#lib/session/pending-new-password.ts'
import { newPendingSignIn, rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { rememberPendingVerification } from '#lib/session/pending-verification.ts'
import { newPasswordStates } from './form-state.ts'

const PAGE = '/sign-in/new-password'

export const chooseFirstPasswordAction = formAction({
  mode: 'password-and-code',
  requires: requireOpenFlow,
  page: PAGE,
  states: newPasswordStates,
  parse: (form, { email }) => {
    // A page that was made for another account, in an earlier tab, sets no password for this one.
    if (textField(form, 'for', MAX_EMAIL_LENGTH) !== email) redirect(PAGE)
    const password = passwordField(form, 'password')
    const passwordFault = newPasswordFault(password, email)
    return passwordFault === undefined ? ok(password) : refused({ status: 'invalid', passwordFault })
  },
})(async ({ who: { email, username, session, next = '/' }, input: password }) => {
  const chosen = await chooseFirstPassword(email, { username, session }, password, await visitorContext())
  // Cognito takes one answer per session, whatever came of it: the visitor has to sign in again.
  await forgetPendingNewPassword()
  if (!chosen.ok) {
    const step = chosen.error === 'rejected' ? 'not-changed' : 'maybe-changed'
    await rememberPendingVerification({ step, email, account: 'confirmed', next })
    redirect('/sign-in')
  }
  await rememberPendingSignIn({ ...newPendingSignIn(email, chosen.value), next })
  redirect('/sign-in/code')
})

/** Another tab may have taken it further meanwhile: the page knows where it is now. */
async function requireOpenFlow(): Promise<PendingNewPassword> {
  const pending = await readPendingNewPassword()
  if (pending === undefined) redirect(PAGE)
  return pending
}
