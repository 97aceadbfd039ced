'use server'

import { redirect } from 'next/navigation'
import { recentlySignedIn } from '#app/_forms/audiences.ts'
import { formAction, nothingToParse } from '#app/_forms/server-action.ts'
import { redirectToSignedOut } from '#app/_forms/signed-out-state.ts'
import { deleteAccountStates } from '#app/account/form-state.ts'
import { deleteAccount } from '#lib/auth/account.ts'

export const deleteAccountAction = formAction({
  requires: recentlySignedIn,
  page: '/account/delete',
  states: deleteAccountStates,
  parse: nothingToParse,
})(async () => {
  const done = await deleteAccount()
  if (done.ok) return redirectToSignedOut('deleted')
  if (done.error.code === 'ended') redirect('/sign-in?next=/account/delete')
  return { status: 'unavailable' }
})
