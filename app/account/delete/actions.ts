'use server'

import { redirect } from 'next/navigation'
import { formAction, nothingToParse } from '#app/_forms/server-action.ts'
import { deleteAccountStates } from '#app/account/form-state.ts'
import { deleteAccount } from '#lib/auth/account.ts'
import { requireRecentSignIn } from '#lib/auth/session.ts'
import { RECENT_SIGN_IN_MINUTES } from '#lib/limits.ts'

export const deleteAccountAction = formAction({
  requires: () => requireRecentSignIn(RECENT_SIGN_IN_MINUTES),
  page: '/account/delete',
  states: deleteAccountStates,
  parse: nothingToParse,
})(async () => {
  const done = await deleteAccount()
  if (done.ok) redirect('/signed-out?done=deleted')
  if (done.error.code === 'ended') redirect('/sign-in?next=/account/delete')
  return { status: 'unavailable' }
})
