'use server'

import { redirect } from 'next/navigation'
import { signedIn } from '#app/_forms/audiences.ts'
import { currentPasswordField, missingPassword, newPasswordField } from '#app/_forms/password-state.ts'
import { formAction } from '#app/_forms/server-action.ts'
import { redirectToSignedOut } from '#app/_forms/signed-out-state.ts'
import { changePassword } from '#lib/auth/account.ts'
import { newPasswordFault } from '#lib/auth/password.ts'
import { ok, refused } from '#lib/result.ts'
import { changePasswordStates } from './form-state.ts'

export const changePasswordAction = formAction({
  mode: 'password-and-code',
  requires: signedIn,
  page: '/account/password',
  states: changePasswordStates,
  parse: (form, user) => {
    const current = currentPasswordField(form, 'present')
    const proposed = newPasswordField(form, 'password')
    const currentFault = missingPassword(current)
    const newFault = newPasswordFault(proposed, user.email)
    return currentFault === undefined && newFault === undefined
      ? ok({ current, proposed })
      : refused({ status: 'invalid', currentFault, newFault })
  },
})(async ({ input: { current, proposed } }) => {
  const changed = await changePassword(current, proposed)
  if (changed.ok) return redirectToSignedOut('password')
  const { code } = changed.error
  if (code === 'ended') redirect('/sign-in?next=/account/password')
  return code === 'wrong' ? { status: 'invalid', currentFault: 'wrong' } : { status: 'refused', reason: code }
})
