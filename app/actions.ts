'use server'

import { redirect } from 'next/navigation'
import { signOut } from '#lib/auth/sign-out.ts'
import { requireSameOrigin } from '#lib/http/csrf.ts'

export async function signOutAction(): Promise<void> {
  await requireSameOrigin()
  await signOut()
  redirect('/signed-out')
}
