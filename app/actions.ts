'use server'

import { redirect } from 'next/navigation'
import { signOut } from '#lib/auth/sign-out.ts'
import { requireOwnOrigin } from '#lib/http/own-origin.ts'

export async function signOutAction(): Promise<void> {
  await requireOwnOrigin()
  await signOut()
  redirect('/signed-out')
}
