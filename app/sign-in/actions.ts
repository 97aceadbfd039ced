'use server'

import { redirect } from 'next/navigation'
import { clientData } from '#lib/auth/client-data.ts'
import { requestConfirmationAgain } from '#lib/auth/confirm-address.ts'
import { startWithPassword } from '#lib/auth/password-start.ts'
import { pendingFrom } from '#lib/auth/pending-after.ts'
import { requestCode } from '#lib/auth/request-code.ts'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { requireOwnOrigin } from '#lib/http/own-origin.ts'
import { forgetPendingProof, rememberPendingProof } from '#lib/session/pending-proof.ts'
import { forgetPendingSignIn, rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { type CredentialsState, missingPassword, parseCredentials } from './credentials-state.ts'
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

export async function signInAction(_: CredentialsState, form: FormData): Promise<CredentialsState> {
  await requireOwnOrigin()
  requirePasswordMode()
  const typed = parseCredentials(form, missingPassword)
  if (!typed.ok) return typed.error

  const { email, password } = typed.value
  const next = nextField(form)
  const started = await startWithPassword(email, password, await clientData())
  if (started.ok) {
    await rememberPendingSignIn({ ...pendingFrom(email, started.value), next })
    await forgetPendingProof()
    redirect('/sign-in/code')
  }
  if (started.error.code !== 'not-confirmed') return { status: 'refused', email, reason: started.error }

  const asked = await requestConfirmationAgain({ email, account: 'new' })
  const notice = { kind: asked.ok ? 'not-confirmed' : 'unavailable' } as const
  await rememberPendingProof({ step: 'confirm', email, account: 'new', next, notice })
  redirect('/sign-up/confirm')
}

export async function startAgainAction(): Promise<void> {
  await requireOwnOrigin()
  await forgetPendingSignIn()
  redirect('/sign-in')
}
