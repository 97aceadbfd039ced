'use server'

import { redirect } from 'next/navigation'
import { type EmailFormState, parseEmailForm } from '#app/sign-in/email-state.ts'
import { pendingFrom } from '#lib/auth/pending-after.ts'
import { signUp } from '#lib/auth/sign-up.ts'
import { rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'

export async function signUpAction(_: EmailFormState, form: FormData): Promise<EmailFormState> {
  const email = parseEmailForm(form)
  if (!email.ok) return email.error

  const requested = await signUp(email.value)
  if (!requested.ok) return { status: 'refused', email: email.value, reason: requested.error }

  await rememberPendingSignIn(pendingFrom(email.value, requested.value))
  redirect('/sign-in/code')
}
