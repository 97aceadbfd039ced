'use server'

import { redirect } from 'next/navigation'
import { type CredentialsState, parseCredentials } from '#app/sign-in/credentials-state.ts'
import { type EmailFormState, parseEmailForm } from '#app/sign-in/email-state.ts'
import { nextField } from '#app/sign-in/next-field.ts'
import { clientData } from '#lib/auth/client-data.ts'
import { newPasswordFault } from '#lib/auth/new-password.ts'
import { pendingFrom } from '#lib/auth/pending-after.ts'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { signUp } from '#lib/auth/sign-up.ts'
import { signUpWithPassword } from '#lib/auth/sign-up-with-password.ts'
import { requireOwnOrigin } from '#lib/http/own-origin.ts'
import { rememberPendingProof } from '#lib/session/pending-proof.ts'
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

export async function signUpWithPasswordAction(
  _: CredentialsState,
  form: FormData,
): Promise<CredentialsState> {
  await requireOwnOrigin()
  requirePasswordMode()
  const typed = parseCredentials(form, newPasswordFault)
  if (!typed.ok) return typed.error

  const { email, password } = typed.value
  const account = await signUpWithPassword(email, password, await clientData())
  if (!account.ok) return { status: 'refused', email, reason: account.error }

  await rememberPendingProof({ step: 'confirm', email, account: account.value, next: nextField(form) })
  redirect('/sign-up/confirm')
}
