import 'server-only'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { EmailAddress } from '#lib/email-address.ts'
import { readSignedIn } from '#lib/session/signed-in.ts'

/** Somebody who proved this address with a code. `signedInAt` is in epoch seconds. */
export type User = { readonly id: string; readonly email: EmailAddress; readonly signedInAt: number }

/** Who is signed in, or null. Read once per request. */
export const currentUser = cache(async (): Promise<User | null> => {
  const session = await readSignedIn()
  if (session === undefined) return null
  return { id: session.sub, email: session.email, signedInAt: session.signedInAt }
})

/**
 * Who is signed in; anybody else is redirected to the sign-in page. Call it in every protected page and action, never
 * in a layout or the proxy alone: layouts do not run again on navigation, and proxies can be bypassed.
 */
export async function requireUser(): Promise<User> {
  const user = await currentUser()
  if (user === null) redirect('/sign-in')
  return user
}
