'use server'

import { redirect } from 'next/navigation'
import { clientData } from '#lib/auth/client-data.ts'
import { pendingFrom } from '#lib/auth/pending-after.ts'
import { requestCode } from '#lib/auth/request-code.ts'
import { requireOwnOrigin } from '#lib/http/own-origin.ts'
import { forgetPendingSignIn, rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { type EmailFormState, parseEmailForm } from './email-state.ts'
import { nextField } from './next-field.ts'

export async function requestCodeAction(_: EmailFormState, form: FormData): Promise<EmailFormState> {
  await requireOwnOrigin()
  const email = parseEmailForm(form)
  if (!email.ok) return email.error

  const requested = await requestCode(email.value, await clientData())
  if (!requested.ok) return { status: 'refused', email: email.value, reason: requested.error }

  await rememberPendingSignIn({ ...pendingFrom(email.value, requested.value), next: nextField(form) })
  redirect('/sign-in/code')
}

export async function startAgainAction(): Promise<void> {
  await requireOwnOrigin()
  await forgetPendingSignIn()
  redirect('/sign-in')
}
