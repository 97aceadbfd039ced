'use server'

import { redirect } from 'next/navigation'
import { passwordField } from '#app/_forms/credentials-state.ts'
import { showState } from '#app/_forms/flash-state.ts'
import { changePassword } from '#lib/auth/account.ts'
import { newPasswordFault } from '#lib/auth/password.ts'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { requireUser } from '#lib/auth/session.ts'
import { requireSameOrigin } from '#lib/http/csrf.ts'
import type { ChangePasswordState } from './change-state.ts'

const HERE = '/account/password'

export async function changePasswordAction(
  _: ChangePasswordState,
  form: FormData,
): Promise<ChangePasswordState> {
  await requireSameOrigin()
  requirePasswordMode()
  const user = await requireUser()
  const present = passwordField(form, 'present')
  const proposed = passwordField(form, 'password')
  const newFault = newPasswordFault(proposed, user.email)
  if (present === '' || newFault !== undefined) {
    return showState('change-password', HERE, {
      status: 'invalid',
      ...(present === '' ? { presentFault: 'missing' } : {}),
      ...(newFault === undefined ? {} : { newFault }),
    })
  }

  const changed = await changePassword(present, proposed)
  if (changed.ok) redirect('/signed-out?done=password')
  if (changed.error.code === 'ended') redirect('/sign-in?next=/account/password')
  if (changed.error.code === 'wrong') {
    return showState('change-password', HERE, { status: 'invalid', presentFault: 'wrong' })
  }
  return showState('change-password', HERE, { status: 'refused', reason: changed.error.code })
}
