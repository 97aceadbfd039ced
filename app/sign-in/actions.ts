'use server'

import { redirect } from 'next/navigation'
import { pendingFrom } from '#lib/auth/pending-after.ts'
import { requestCode } from '#lib/auth/request-code.ts'
import { forgetPendingSignIn, rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { type EmailFormState, parseEmailForm } from './email-state.ts'

export async function requestCodeAction(_: EmailFormState, form: FormData): Promise<EmailFormState> {
  const email = parseEmailForm(form)
  if (!email.ok) return email.error

  const requested = await requestCode(email.value)
  if (!requested.ok) return { status: 'refused', email: email.value, reason: requested.error }

  await rememberPendingSignIn(pendingFrom(email.value, requested.value))
  redirect('/sign-in/code')
}

export async function startAgainAction(): Promise<void> {
  await forgetPendingSignIn()
  redirect('/sign-in')
}
