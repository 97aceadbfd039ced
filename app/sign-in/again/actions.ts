'use server'

import { redirect } from 'next/navigation'
import type { AgainRefusal, AgainState } from '#app/sign-in/again/again-state.ts'
import { passwordField } from '#app/sign-in/credentials-state.ts'
import { nextField } from '#app/sign-in/next-field.ts'
import { clientData } from '#lib/auth/client-data.ts'
import { requireUser } from '#lib/auth/current-user.ts'
import { type PasswordRefusal, startWithPassword } from '#lib/auth/password-start.ts'
import { pendingFrom } from '#lib/auth/pending-after.ts'
import { requestCode } from '#lib/auth/request-code.ts'
import { asksForPassword } from '#lib/env.ts'
import { requireOwnOrigin } from '#lib/http/own-origin.ts'
import { rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'

export async function requestCodeAgainAction(_: AgainState, form: FormData): Promise<AgainState> {
  await requireOwnOrigin()
  const { email } = await requireUser()

  const password = passwordField(form, 'password')
  if (asksForPassword() && password === '') return { status: 'invalid' }

  const client = await clientData()
  const requested = await (asksForPassword()
    ? startWithPassword(email, password, client)
    : requestCode(email, client))
  if (!requested.ok) return { status: 'refused', reason: againRefusal(requested.error) }

  await rememberPendingSignIn({ ...pendingFrom(email, requested.value), next: nextField(form) })
  redirect('/sign-in/code')
}

function againRefusal(refusal: PasswordRefusal): AgainRefusal {
  return refusal.code === 'not-confirmed' ? { code: 'unavailable' } : refusal
}
