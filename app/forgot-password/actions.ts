'use server'

import { redirect } from 'next/navigation'
import { type EmailFormState, parseEmailForm } from '#app/sign-in/email-state.ts'
import { nextField } from '#app/sign-in/next-field.ts'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { requestReset } from '#lib/auth/reset-password.ts'
import { requireOwnOrigin } from '#lib/http/own-origin.ts'
import { rememberPendingProof } from '#lib/session/pending-proof.ts'

export async function requestResetAction(_: EmailFormState, form: FormData): Promise<EmailFormState> {
  await requireOwnOrigin()
  requirePasswordMode()
  const email = parseEmailForm(form)
  if (!email.ok) return email.error

  const requested = await requestReset(email.value)
  if (!requested.ok) return { status: 'refused', email: email.value, reason: requested.error }

  await rememberPendingProof({
    step: 'reset',
    email: email.value,
    account: 'confirmed',
    next: nextField(form),
  })
  redirect('/forgot-password/reset')
}
