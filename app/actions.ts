'use server'

import { redirect } from 'next/navigation'
import { signOut } from '#lib/auth/sign-out.ts'
import { isPasswordMode } from '#lib/env.ts'
import { forgetPendingNewPassword } from '#lib/session/pending-new-password.ts'
import { forgetPendingSignIn, readPendingSignIn, startPath } from '#lib/session/pending-sign-in.ts'
import { withNext } from './_forms/next-field.ts'
import { anyone, postAction } from './_forms/server-action.ts'
import { redirectToSignedOut } from './_forms/signed-out-state.ts'

export const signOutAction = postAction({ requires: anyone })(async () => {
  await signOut()
  await redirectToSignedOut('here')
})

/** Leads to the page where the open sign-in began. */
export const startAgainAction = postAction({ requires: anyone, page: '/sign-in' })(async ({ next }) => {
  const path = startPath(await readPendingSignIn())
  await forgetPendingSignIn()
  if (isPasswordMode()) await forgetPendingNewPassword()
  redirect(withNext(path, next))
})
