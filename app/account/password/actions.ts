'use server'

import { redirect } from 'next/navigation'
import { missingPassword, passwordField } from '#app/_forms/password-state.ts'
import { formAction } from '#app/_forms/server-action.ts'
import { changePassword } from '#lib/auth/account.ts'
import { newPasswordFault } from '#lib/auth/password.ts'
import { requireUser } from '#lib/auth/session.ts'
import { ok, refused } from '#lib/result.ts'
import { changePasswordStates } from './form-state.ts'

export const changePasswordAction = formAction({
  mode: 'password-and-code',
  requires: requireUser,
  page: '/account/password',
  states: changePasswordStates,
  parse: (form, user) => {
    const current = passwordField(form, 'present')
    const proposed = passwordField(form, 'password')
    const currentFault = missingPassword(current)
    const newFault = newPasswordFault(proposed, user.email)
    return currentFault === undefined && newFault === undefined
      ? ok({ current, proposed })
      : refused({ status: 'invalid', currentFault, newFault })
  },
})(async ({ input: { current, proposed } }) => {
  const changed = await changePassword(current, proposed)
  if (changed.ok) redirect('/signed-out?done=password')
  const { code } = changed.error
  if (code === 'ended') redirect('/sign-in?next=/account/password')
  return code === 'wrong' ? { status: 'invalid', currentFault: 'wrong' } : { status: 'refused', reason: code }
})
