'use server'

import { redirect } from 'next/navigation'
import { signOut } from '#lib/auth/sign-out.ts'
import { anyone, postAction } from './_forms/server-action.ts'

export const signOutAction = postAction({ requires: anyone })(async () => {
  await signOut()
  redirect('/signed-out')
})
