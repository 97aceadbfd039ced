'use server'

import { redirect } from 'next/navigation'
import { showState } from '#app/_forms/flash-state.ts'
import type { AccountFormState } from '#app/account/account-state.ts'
import { deleteAccount } from '#lib/auth/account.ts'
import { requireRecentSignIn } from '#lib/auth/session.ts'
import { requireSameOrigin } from '#lib/http/csrf.ts'
import { RECENT_SIGN_IN_MINUTES } from '#lib/limits.ts'

export async function deleteAccountAction(): Promise<AccountFormState> {
  await requireSameOrigin()
  await requireRecentSignIn(RECENT_SIGN_IN_MINUTES)
  const done = await deleteAccount()
  if (done.ok) redirect('/signed-out?done=deleted')
  if (done.error.code === 'ended') redirect('/sign-in?next=/account/delete')
  return showState('delete-account', '/account/delete', { status: 'unavailable' })
}
