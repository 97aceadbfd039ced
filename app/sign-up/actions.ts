'use server'

import { redirect } from 'next/navigation'
import { type EmailFormState, parseEmailForm } from '#app/sign-in/email-state.ts'
import { nextField } from '#app/sign-in/next-field.ts'
import { clientData } from '#lib/auth/client-data.ts'
import { pendingFrom } from '#lib/auth/pending-after.ts'
import { signUp } from '#lib/auth/sign-up.ts'
import { requireOwnOrigin } from '#lib/http/own-origin.ts'
import { rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'

export async function signUpAction(_: EmailFormState, form: FormData): Promise<EmailFormState> {
  await requireOwnOrigin()
  const email = parseEmailForm(form)
  if (!email.ok) return email.error

  const requested = await signUp(email.value, await clientData())
  if (!requested.ok) return { status: 'refused', email: email.value, reason: requested.error }

  await rememberPendingSignIn({ ...pendingFrom(email.value, requested.value), next: nextField(form) })
  redirect('/sign-in/code')
}
