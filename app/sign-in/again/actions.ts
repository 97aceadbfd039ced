'use server'

import { redirect } from 'next/navigation'
import type { AgainState } from '#app/sign-in/again/again-state.ts'
import { nextField } from '#app/sign-in/next-field.ts'
import { clientData } from '#lib/auth/client-data.ts'
import { requireUser } from '#lib/auth/current-user.ts'
import { pendingFrom } from '#lib/auth/pending-after.ts'
import { requestCode } from '#lib/auth/request-code.ts'
import { requireOwnOrigin } from '#lib/http/own-origin.ts'
import { rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'

export async function requestCodeAgainAction(_: AgainState, form: FormData): Promise<AgainState> {
  await requireOwnOrigin()
  const { email } = await requireUser()

  const requested = await requestCode(email, await clientData())
  if (!requested.ok) return { status: 'refused', reason: requested.error }

  await rememberPendingSignIn({ ...pendingFrom(email, requested.value), next: nextField(form) })
  redirect('/sign-in/code')
}
